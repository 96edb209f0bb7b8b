"""What is cited to words and files: four styles for people, three formats for machines."""
