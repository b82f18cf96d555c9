import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/**
 * 季度报送: each file as it was made, sealed, with its hash. It goes made → checked by a second person → handed in, and nothing
 * else of it ever changes; a correction is another version.
 */
export class Migration20261129193103 extends Migration {
  override async up(): Promise<void> {
    for (const sql of SQL) this.addSql(sql)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists quarter_report_act, quarter_report')
    this.addSql('drop function if exists quarter_report_moves, quarter_report_stays, quarter_report_tells')
  }
}

const MOVING = `array['state', 'checked_by', 'handed_in_by', 'state_at']`
const SQL = [
  `do $do$ begin
    if to_regprocedure('same_person(text, text)') is null then
      create function same_person(one text, other text) returns boolean language plpgsql stable as $$
        begin return one = other; end $$;
    end if;
    if to_regprocedure('second_person_unproved(text)') is null then
      create function second_person_unproved(person text) returns boolean language plpgsql stable as $$
        begin return false; end $$;
    end if; end $do$`,
  `create table if not exists quarter_report (
    id text primary key check (id ~ '^qrep_'),
    quarter text not null check (quarter ~ '^20[0-9]{2}Q[1-4]$'),
    version integer not null check (version > 0),
    state text not null default 'made' check (state in ('made', 'checked', 'handed_in')),
    state_at timestamptz not null default now(),
    made_by text not null check (made_by <> ''),
    checked_by text null, handed_in_by text null,
    people integer not null check (people > 0),
    payouts integer not null check (payouts >= 0),
    gross_fen bigint not null, tax_fen bigint not null, net_fen bigint not null,
    reason text null check (reason <> ''),
    differences jsonb not null default '[]',
    file_sealed text not null check (file_sealed ~ '^v1[.]'),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null default now(),
    constraint "UQ_quarter_report" unique (quarter, version),
    constraint "CK_quarter_report_net" check (net_fen = gross_fen - tax_fen),
    constraint "CK_quarter_report_differs" check (jsonb_array_length(differences) = 0 or reason is not null),
    constraint "CK_quarter_report_checked" check ((state = 'made') = (checked_by is null)),
    constraint "CK_quarter_report_handed_in" check ((state = 'handed_in') = (handed_in_by is not null)))`,
  `create table if not exists quarter_report_act (
    id bigint generated always as identity primary key,
    report_id text not null references quarter_report (id),
    kind text not null check (kind in ('made', 'checked', 'handed_in', 'read')),
    by_id text not null check (by_id <> ''),
    at timestamptz not null default clock_timestamp())`,
  `create index if not exists "IDX_quarter_report_act" on quarter_report_act (report_id, id)`,
  `create or replace function quarter_report_stays() returns trigger language plpgsql as $$
    begin raise exception 'quarter_report: 报送文件只能新增，不能修改或删除'; end $$`,
  `create or replace function quarter_report_moves() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.state <> 'made' then raise exception 'quarter_report: 报送文件从做好开始'; end if;
        return new;
      end if;
      if (old.state, new.state) not in (('made', 'checked'), ('checked', 'handed_in')) then
        raise exception 'quarter_report: CK_quarter_report_moves';
      end if;
      if to_jsonb(new) - ${MOVING} <> to_jsonb(old) - ${MOVING}
          or old.checked_by is not null and new.checked_by is distinct from old.checked_by then
        raise exception 'quarter_report: 报送文件不能修改，更正请另做一份';
      end if;
      if new.state = 'checked' then
        if new.checked_by = new.made_by then raise exception 'quarter_report: CK_quarter_report_second'; end if;
        if same_person(new.checked_by, new.made_by) then raise exception 'quarter_report: CK_quarter_report_related'; end if;
        if second_person_unproved(new.checked_by) then raise exception 'quarter_report: CK_quarter_report_unproved'; end if;
      end if;
      return new;
    end $$`,
  `create or replace trigger quarter_report_moves before insert or update on quarter_report
    for each row execute function quarter_report_moves()`,
  `create or replace function quarter_report_tells() returns trigger language plpgsql as $$
    begin
      insert into quarter_report_act (report_id, kind, by_id) values (new.id, new.state,
        case new.state when 'made' then new.made_by when 'checked' then new.checked_by else new.handed_in_by end);
      return null;
    end $$`,
  `create or replace trigger quarter_report_tells after insert or update on quarter_report
    for each row execute function quarter_report_tells()`,
  `create or replace trigger quarter_report_stays before delete or truncate on quarter_report
    for each statement execute function quarter_report_stays()`,
  `create or replace trigger quarter_report_act_stays before update or delete or truncate on quarter_report_act
    for each statement execute function quarter_report_stays()`,
]
