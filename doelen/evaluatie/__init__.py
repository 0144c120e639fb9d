"""The review: the family looks back at its goals together, writes down what it agreed, and keeps where things stood."""
