-- Whoever watches the packages asks for the few accounts that set a value, not for everybody's settings.
alter table sending_settings
    add column package_warning bigint as (cast(json_value(settings, '$.packageWarning') as signed)) persistent,
    add key sending_settings_package_warning (package_warning);
