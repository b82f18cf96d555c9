import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Parcels drawn for a look before they leave: no carrier takes one that nobody but its packer has passed. */
export class Migration2026112908501 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $do$ begin
      if to_regprocedure('same_person(text, text)') is null then
        create function same_person(one text, other text) returns boolean language plpgsql stable as $$
          begin return one = other; end $$;
      end if; end $do$`)
    this.addSql(`create table if not exists parcel_sample (
      fulfillment_id text primary key, order_id text not null, display_id integer not null,
      packing_id text null references packing (id), carrier_code text not null, tracking_number text null,
      packer text not null check (packer <> ''), why text not null check (btrim(why) <> ''),
      drawn_at timestamptz not null default now(),
      state text not null default 'waiting' check (state in ('waiting', 'passed', 'failed')),
      judged_by text null, judged_at timestamptz null, reason text null, unpacked_at timestamptz null,
      constraint "CK_parcel_sample_judged" check ((state = 'waiting') = (judged_by is null)
        and (judged_by is null) = (judged_at is null)),
      constraint "CK_parcel_sample_reason" check ((state = 'failed') = (reason is not null and btrim(reason) <> '')))`)
    this.addSql(`create index if not exists "IDX_parcel_sample_open" on parcel_sample (drawn_at, fulfillment_id)
      where state <> 'passed' and unpacked_at is null`)
    this.addSql(`create or replace function parcel_sample_walk() returns trigger language plpgsql as $$
      begin
        if (to_jsonb(new) - array['state', 'judged_by', 'judged_at', 'reason', 'unpacked_at'])
          is distinct from (to_jsonb(old) - array['state', 'judged_by', 'judged_at', 'reason', 'unpacked_at']) then
          raise exception 'warehouse: 抽到的包裹不能改';
        end if;
        if old.state <> 'waiting' and (new.state, new.judged_by, new.judged_at, new.reason)
          is distinct from (old.state, old.judged_by, old.judged_at, old.reason) then
          raise exception 'warehouse: 这个包裹同事已经检过';
        end if;
        if old.state = 'waiting' and new.state <> 'waiting' then
          if old.unpacked_at is not null then raise exception 'warehouse: 这个包裹已经拆了，不用检'; end if;
          if same_person(new.judged_by, new.packer) then
            raise exception 'warehouse: 装箱的人不能自己检，请另一位同事检';
          end if;
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger parcel_sample_walk before update on parcel_sample
      for each row execute function parcel_sample_walk()`)
    this.addSql(`create or replace trigger parcel_sample_no_delete before delete on parcel_sample
      for each row execute function warehouse_stays()`)
    this.addSql(`create or replace function manifest_parcel_sampled() returns trigger language plpgsql as $$
      begin
        if exists (select from parcel_sample where fulfillment_id = new.fulfillment_id and state <> 'passed' for share) then
          raise exception 'warehouse: 包裹 % 抽检还没通过，不能交出', coalesce(new.tracking_number, new.fulfillment_id);
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger manifest_parcel_sampled before insert on manifest_parcel
      for each row execute function manifest_parcel_sampled()`)
  }

  override async down(): Promise<void> {
    this.addSql('drop trigger if exists manifest_parcel_sampled on manifest_parcel')
    this.addSql('drop table if exists parcel_sample cascade')
    this.addSql('drop function if exists parcel_sample_walk, manifest_parcel_sampled')
  }
}
