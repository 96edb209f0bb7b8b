"""One module for each kind of page: what its template is given, and what is said of the page."""
