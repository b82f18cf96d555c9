import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * Sites, devices, readings by month, each metric's newest reading, alarms. A month's partition is made beside the table
 * and attached, so that those who write meanwhile wait a moment at most.
 */
export class Migration20261125010311 extends Migration {
  override async up(): Promise<void> {
    const stamps = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz null`
    this.addSql(`create table if not exists sensor_site (
      id text primary key,
      kind text not null check (kind in ('apiary', 'mushroom_shed', 'orchard', 'cellar')),
      name text not null check (name <> ''),
      producer_id text null, town text null, village text null,
      good_ids text[] not null default '{}',
      is_demo boolean not null default false, ${stamps})`)
    this.addSql(`create index if not exists "IDX_sensor_site_good" on sensor_site using gin (good_ids)`)
    this.addSql(`create index if not exists "IDX_sensor_site_producer" on sensor_site (producer_id)`)
    this.addSql(`create table if not exists sensor_device (
      id text primary key,
      site_id text not null references sensor_site (id),
      name text not null check (name <> ''),
      key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
      metrics jsonb not null check (jsonb_typeof(metrics) = 'array' and jsonb_array_length(metrics) > 0),
      silent_after_minutes integer not null default 180 check (silent_after_minutes between 5 and 10080),
      last_seen_at timestamptz null, revoked_at timestamptz null, ${stamps})`)
    this.addSql(`create index if not exists "IDX_sensor_device_site" on sensor_device (site_id)`)
    this.addSql(`create table if not exists sensor_reading (
      device_id text not null references sensor_device (id),
      metric text not null,
      at timestamptz not null,
      value double precision not null check (value > '-Infinity' and value < 'Infinity'),
      primary key (device_id, metric, at)) partition by range (at)`)
    this.addSql(`create table if not exists sensor_latest (
      device_id text not null references sensor_device (id),
      metric text not null,
      at timestamptz not null,
      value double precision not null,
      primary key (device_id, metric))`)
    this.addSql(`create table if not exists sensor_alarm (
      id text primary key,
      device_id text not null references sensor_device (id),
      metric text not null,
      kind text not null check (kind in ('low', 'high', 'silent')),
      value double precision null, limit_value double precision null,
      opened_at timestamptz not null,
      closed_at timestamptz null check (closed_at >= opened_at),
      told_at timestamptz null,
      check ((kind = 'silent') = (metric = '')), ${stamps})`)
    this.addSql(`create unique index if not exists "IDX_sensor_alarm_open" on sensor_alarm (device_id, metric)
      where closed_at is null`)
    this.addSql(`create index if not exists "IDX_sensor_alarm_untold" on sensor_alarm (opened_at) where told_at is null`)
    this.addSql(`create index if not exists "IDX_sensor_alarm_device" on sensor_alarm (device_id, opened_at)`)

    this.addSql(`create or replace function sensor_make_partition(moment timestamptz) returns void language plpgsql as $$
      declare
        begins timestamptz := date_trunc('month', moment, 'UTC');
        ends timestamptz := date_trunc('month', begins + interval '40 days', 'UTC');
        part text := 'sensor_reading_' || to_char(moment at time zone 'UTC', 'YYYY_MM');
      begin
        if to_regclass(part) is not null then return; end if;
        perform pg_advisory_xact_lock(hashtext('sensor_make_partition'));
        -- Asked of the table itself: a name looked up before the lock is remembered as missing.
        if exists (select 1 from pg_class where relname = part and relnamespace = current_schema()::regnamespace) then
          return;
        end if;
        execute format('create table %I (like sensor_reading including defaults including constraints)', part);
        execute format('alter table sensor_reading attach partition %I for values from (%L) to (%L)', part, begins, ends);
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists sensor_alarm, sensor_latest, sensor_reading, sensor_device, sensor_site cascade')
    this.addSql('drop function if exists sensor_make_partition')
  }
}
