"""How heavy it is now, as each sees it: the four quadrants of the Fries model."""
