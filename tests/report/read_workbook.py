#!/usr/bin/env python3
"""Prints a workbook as text, for the golden tests: sheets with their layout, cells with values, formulas and links.

Usage: read_workbook.py FILE.xlsx
"""
import sys

import openpyxl


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    print("created", book.properties.created)
    for sheet in book.worksheets:
        print(f"\n== {sheet.title}  frozen {sheet.freeze_panes}  filter {sheet.auto_filter.ref}  repeated {sheet.print_title_rows}"
              f"  paper {sheet.page_setup.paperSize} {sheet.page_setup.orientation}  pages wide {sheet.page_setup.fitToWidth}")
        for validation in sheet.data_validations.dataValidation:
            print(f"   choices {validation.sqref}: {validation.formula1}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None or cell.value == "":
                    continue
                link = f"  -> {cell.hyperlink.target}" if cell.hyperlink else ""
                print(f"{cell.coordinate} {cell.data_type} {cell.value!r}{link}")


main()
