-- What an account's own people may do is access; people of the platform are staff (app/docs/glossary.md).
rename table if exists
    access_person_change to staff_person_change,
    access_one_time_password to staff_one_time_password;
