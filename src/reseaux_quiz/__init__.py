"""Question banks in YAML, taken to the terminal, Anki, Word and Moodle.

The way of the data: `loading.load` reads banks, `selecting.select` makes a quiz of them,
`grading.grade` grades a response, `scheduling` tells when a question comes back, `progress.Progress` remembers
it, `exporting.find` finds a format.
"""
