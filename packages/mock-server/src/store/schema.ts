/** Goes up with every change of the schema, so that a database tells which one it has. */
export const schemaVersion = 1

/**
 * One workspace. A record is stored as the JSON that it is answered with, beside the columns that are filtered and
 * sorted by. Instants are milliseconds since 1970.
 */
export const schema = `
create table if not exists meta (key text primary key, value text not null) strict, without rowid;

create table if not exists settings (id integer primary key check (id = 1), record text not null) strict;

create table if not exists accounts (
  id text primary key,
  phone text not null unique,
  display_name text not null,
  status text not null,
  phase text not null,
  paused integer not null,
  daily_sent integer not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists accounts_by_creation on accounts (created_at, id);
create index if not exists accounts_by_sent on accounts (daily_sent, id);

create table if not exists activities (
  id text primary key,
  account_id text not null,
  type text not null,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists activities_by_account on activities (account_id, created_at, id);

create table if not exists warmups (account_id text primary key, record text not null) strict, without rowid;

create table if not exists otp_sessions (phone text primary key, record text not null) strict, without rowid;

create table if not exists media (
  id text primary key,
  mime_type text not null,
  bytes blob not null
) strict, without rowid;

create table if not exists timeline (
  id integer primary key,
  at integer not null,
  kind text not null,
  subject text not null,
  unique (kind, subject)
) strict;
create index if not exists timeline_by_time on timeline (at, id);

create table if not exists idempotency (
  key text primary key,
  request text not null,
  status integer not null,
  headers text not null,
  body text not null,
  created_at integer not null
) strict, without rowid;
create index if not exists idempotency_by_time on idempotency (created_at);
`

/** Every table that a reset empties. */
export const tables = [
  'meta',
  'settings',
  'accounts',
  'activities',
  'warmups',
  'otp_sessions',
  'media',
  'timeline',
  'idempotency',
] as const
