"""The proceedings in one piece: a page to read and print, and files to take away."""
