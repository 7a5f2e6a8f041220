"""Pictures are taken of what is the same on any machine."""

from support.steady import full_colour, parsed_once, patient_keys, precise_pilots, work_in_threads

__all__ = ["full_colour", "parsed_once", "patient_keys", "precise_pilots", "work_in_threads"]
