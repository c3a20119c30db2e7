"""Measures speed and memory beside what each is compared with, as ratios in one run."""
