import { Migration } from '@medusajs/framework/mikro-orm/migrations'

/** A distributor's own photo, for their posters: one each, theirs to put and take away. */
export class Migration20261129191203 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists distributor_photo (
      distributor_id text primary key references distributor (id),
      file_id text not null unique check (file_id <> ''),
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      added_at timestamptz not null default now())`)
  }

  override async down(): Promise<void> {
    this.addSql('drop table if exists distributor_photo')
  }
}
