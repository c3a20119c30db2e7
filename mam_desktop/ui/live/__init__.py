"""The live meeting: frame, steps, capture bar; everything goes through one controller."""
