//! The SQLite file of onrecord: schema, migrations, writing, outlet register.
