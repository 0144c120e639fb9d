"""Worries: straight to who is there, taken by a person, followed step by step."""
