"""The maker of `templates/`: every form's Word files, with one house look.

A form is a module that reads like its documents (`skr_2023`); `blocks` holds the words it is written in, `house` the
look that all forms share, `package` puts the parts into one .docx. Made with `python -m tools.templates`.
"""
