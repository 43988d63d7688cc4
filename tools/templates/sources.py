"""Where the data comes from, and whether it must be given: a table for the forms that have no column for it."""

from tools.templates.blocks import each_row, once, or_dash, subheading, table

SOURCED = "group in data_types.items if group.source or group.obligation"

SOURCES = once(
    SOURCED,
    subheading("Personuppgifternas källa", "kalla"),
    table(
        {"Kategori": 28, "Källa": 32, "Skyldighet att lämna uppgifterna": 40},
        each_row(
            SOURCED,
            (
                "{{ group.label }}",
                or_dash("group.source", "{{ group.source | versal }}"),
                or_dash("group.obligation", "{{ group.obligation | versal }}"),
            ),
        ),
    ),
)
