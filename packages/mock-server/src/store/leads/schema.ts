/**
 * Leads, what they are found by, and how often each tag and field is used. Triggers count, so that a count cannot
 * differ from what it counts, whoever saves. `seq` links a lead with its row of the full-text index.
 */
export const schema = `
create table if not exists leads (
  seq integer primary key,
  id text not null unique,
  phone text not null unique,
  status text not null,
  last_name text,
  last_contacted_at integer,
  created_at integer not null,
  record text not null
) strict;
create index if not exists leads_by_creation on leads (created_at, id);
create index if not exists leads_by_status on leads (status, created_at, id);
create index if not exists leads_by_name on leads (last_name, id);
create index if not exists leads_by_contact on leads (last_contacted_at, id);
create virtual table if not exists lead_search using fts5(text, tokenize = 'trigram');

create table if not exists tag_counts (name text primary key, count integer not null) strict, without rowid;
create table if not exists lead_tags (
  tag text not null,
  lead_id text not null,
  primary key (tag, lead_id)
) strict, without rowid;
create trigger if not exists tag_given after insert on lead_tags begin
  insert into tag_counts values (new.tag, 1) on conflict (name) do update set count = count + 1;
end;
create trigger if not exists tag_taken after delete on lead_tags begin
  update tag_counts set count = count - 1 where name = old.tag;
  delete from tag_counts where name = old.tag and count = 0;
end;

create table if not exists custom_fields (
  id text primary key,
  key text not null unique,
  lead_count integer not null default 0,
  created_at integer not null,
  record text not null
) strict, without rowid;
create index if not exists custom_fields_by_creation on custom_fields (created_at, id);
create table if not exists lead_fields (
  key text not null,
  lead_id text not null,
  primary key (key, lead_id)
) strict, without rowid;
create trigger if not exists field_set after insert on lead_fields begin
  update custom_fields set lead_count = lead_count + 1 where key = new.key;
end;
create trigger if not exists field_cleared after delete on lead_fields begin
  update custom_fields set lead_count = lead_count - 1 where key = old.key;
end;
`
