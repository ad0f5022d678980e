// Databases of older versions, and how they are brought up to date.
import type { Database } from './database.ts'
import { schema } from './schema.ts'

type Migration = (db: Database) => void

/**
 * Campaigns send by themselves, and messages go their way: each knows whom it is for and by what it draws its chance.
 * What became of a campaign's steps is counted beside the campaign, as are its leads by their states, and what sending
 * asks of an account stands in columns. A clock notes how fast it runs.
 */
function toVersion2(db: Database): void {
  db.exec(`
    alter table messages add column phone text not null default '';
    alter table messages add column luck real not null default 0;
    update messages set luck = (created_at % 997) / 997.0,
      phone = coalesce((select phone from conversations where conversations.id = conversation_id), '');

    create table campaign_step_counts (
      campaign_id text not null,
      step_id text not null,
      sent integer not null default 0,
      delivered integer not null default 0,
      read integer not null default 0,
      replied integer not null default 0,
      failed integer not null default 0,
      primary key (campaign_id, step_id)
    ) strict, without rowid;
    insert into campaign_step_counts
      select campaigns.id, step.value ->> '$.id', step.value ->> '$.stats.sent', step.value ->> '$.stats.delivered',
        step.value ->> '$.stats.read', step.value ->> '$.stats.replied', step.value ->> '$.stats.failed'
      from campaigns, json_each(record, '$.steps') step;

    drop index campaign_leads_by_status;
    create table campaign_lead_counts (
      campaign_id text not null,
      status text not null,
      leads integer not null,
      primary key (campaign_id, status)
    ) strict, without rowid;
    insert into campaign_lead_counts
      select campaign_id, status, count(*) from campaign_leads group by campaign_id, status;

    alter table accounts add column daily_limit integer not null default 0;
    alter table accounts add column firsts_today integer not null default 0;
    alter table accounts add column warmup_day integer not null default 0;
    update accounts set daily_limit = record ->> '$.dailyLimit', firsts_today = record ->> '$.newConversationsToday',
      warmup_day = record ->> '$.warmup.day';

    insert into timeline (at, kind, subject)
      select now, kind, subject from (select cast(value as integer) as now from meta where key = 'now') join (
        select 'campaign.tick' as kind, id as subject from campaigns where status = 'active'
        union all select 'message.proceed', id from messages where status = 'queued'
      );
    delete from meta where key = 'ahead';
  `)
}

/** A fault says how it breaks an answer and how it writes Retry-After. Version 1 knew no faults. */
function toVersion3(db: Database): void {
  db.exec(`
    create table if not exists faults (id text primary key, spent integer not null, record text not null) strict, without rowid;
    update faults set record = json_set(record, '$.breakage', null, '$.retryAfterFormat', 'seconds');
  `)
}

/**
 * One index has the order of both directions of a column that may be null, where there were two. What sending asks of an
 * account is in memory.
 */
function toVersion4(db: Database): void {
  db.exec(`
    drop index if exists campaign_leads_by_account;
    drop index if exists campaign_leads_by_contact;
    drop index if exists campaign_leads_by_last_contact;
    drop index if exists campaign_leads_by_sending;
    drop index if exists campaign_leads_by_last_sending;
    drop index if exists campaign_leads_by_sender;
    drop index if exists campaigns_by_start;
    drop index if exists campaigns_by_last_start;
    drop index if exists leads_by_name_up;
    drop index if exists leads_by_name_down;
    drop index if exists leads_by_contact_up;
    drop index if exists leads_by_contact_down;
    alter table accounts drop column daily_limit;
    alter table accounts drop column firsts_today;
    alter table accounts drop column warmup_day;
    alter table leads drop column name_up;
    alter table leads drop column name_down;
    alter table leads drop column contacted_up;
    alter table leads drop column contacted_down;
  `)
}

/**
 * By the version that they lead away from, the first from version 1. New tables and indexes come with the schema, which
 * is run afterwards; a migration does what it cannot do to a table that exists: columns, at their end, and data that
 * moves. It says the SQL of its time in full and never imports a table's text, which goes on changing.
 */
const migrations: readonly Migration[] = [toVersion2, toVersion3, toVersion4]

/** What this version stores and reads. */
export const schemaVersion = migrations.length + 1

/** The version that a database was stored by, or nothing when nothing was stored. */
export function versionOf(db: Database): number | undefined {
  const isStored = db.prepare("select 1 from sqlite_schema where name = 'meta'").get() !== undefined
  const row = isStored ? db.prepare("select value from meta where key = 'schemaVersion'").get() : undefined
  return row && Number(row.value)
}

/** Brings a database of this version or an older one up to date, or leaves it as it was when it throws. */
export function bringUpToDate(db: Database): void {
  const version = versionOf(db)
  db.transaction(() => {
    for (const migrate of migrations.slice((version ?? schemaVersion) - 1)) migrate(db)
    db.exec(schema)
    if (version !== undefined && version < schemaVersion)
      db.prepare("update meta set value = ? where key = 'schemaVersion'").run(String(schemaVersion))
  })
}

/** The tables of a database, their columns, indexes and anything else. */
export interface Shape {
  /** As it was written, which an added column changes although it ends up the same. */
  text: string
  parts: string[]
}

export const shapeOf = (db: Database): Shape => ({ text: textOf(db), parts: partsOf(db) })

/** What one has and the other has not; nothing if they fit. */
export function differenceOf(one: Shape, other: Shape): string | undefined {
  if (one.text === other.text) return undefined
  return one.parts.find((part) => !other.parts.includes(part)) ?? other.parts.find((part) => !one.parts.includes(part))
}

/** Without the tables of a Durable Object's own. */
const textOf = (db: Database): string =>
  db
    .prepare("select type, name, sql from sqlite_schema where name not glob '_cf_*' order by name")
    .all()
    .map((row) => Object.values(row))
    .join()

function partsOf(db: Database): string[] {
  const rows = db
    .prepare(`
      select s.type, s.name, group_concat(c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk, ', ') as columns
      from sqlite_schema s left join pragma_table_xinfo(s.name) c
      where s.name not like 'sqlite_%' and s.name not glob '_cf_*' group by s.type, s.name order by s.name, s.type`)
    .all()
  return rows.map(({ type, name, columns }) => `${type} ${name} (${columns ?? ''})`)
}
