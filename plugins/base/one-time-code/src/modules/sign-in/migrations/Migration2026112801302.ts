import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** Sessions. What must not happen is refused here: a session that ended living again, or becoming somebody else's. */
export class Migration2026112801302 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists sign_in_session (
        id text not null primary key,
        actor_type text not null,
        actor_id text null,
        auth_identity_id text not null,
        network text not null,
        agent text not null,
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        revoked_at timestamptz null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz null,
        constraint "CK_sign_in_session_life" check (expires_at > created_at)
      )`)
    this.addSql(`create index if not exists "IDX_sign_in_session_actor"
      on sign_in_session (actor_type, actor_id, created_at) where revoked_at is null`)
    this.addSql(`create index if not exists "IDX_sign_in_session_identity"
      on sign_in_session (auth_identity_id) where revoked_at is null`)
    this.addSql(`create index if not exists "IDX_sign_in_session_expires_at" on sign_in_session (expires_at)`)
    this.addSql(`
      create or replace function sign_in_session_guard() returns trigger language plpgsql as $$
      begin
        if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
          raise exception 'sign_in_session: an ended session stays ended';
        end if;
        if (new.actor_type, new.actor_id, new.auth_identity_id) is distinct from
           (old.actor_type, old.actor_id, old.auth_identity_id) or new.expires_at > old.expires_at then
          raise exception 'sign_in_session: a session keeps its owner and its end';
        end if;
        return new;
      end $$`)
    this.addSql(`create or replace trigger sign_in_session_guard before update on sign_in_session
      for each row execute function sign_in_session_guard()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists sign_in_session cascade`)
    this.addSql(`drop function if exists sign_in_session_guard`)
  }
}
