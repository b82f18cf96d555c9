import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { brings, pathMatcher, rightsMatcher } from '../../rights/match'
import type { Rights, Subject } from '../../rights/types'
import * as acts from './store/acts'
import * as people from './store/people'
import { writeRoles } from './store/roles'

export type StaffOptions = {
  table: Rights
  subjects?: readonly Subject[]
  /** Routes that only show, and show somebody's data: looking is on record too. */
  looks?: readonly string[]
  /** Lists of people: going through many of their rows is on record too. */
  longLooks?: readonly string[]
  /** Rights under which people's data stand: following a relation to them from elsewhere is on record too. */
  people?: readonly string[]
}

export default class StaffService extends StoreService(
  {},
  {
    person: people.readPerson,
    keyMaker: people.keyMaker,
    begin: acts.beginAct,
    end: acts.endAct,
    looksAgain: acts.looksAgain,
    acts: acts.listActs,
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/staff': { table: true, subjects: true, looks: true, longLooks: true, people: true } satisfies Record<
      keyof StaffOptions,
      true | readonly string[]
    >,
  }

  readonly options: StaffOptions
  /** The right a method at a path (no query) needs; null where no row names it, and nobody may. */
  readonly rightOf: (method: string, path: string) => string | null

  __hooks = { onApplicationStart: () => this.open() }

  constructor(cradle: Cradle, options?: StaffOptions) {
    super(cradle)
    if (!options?.table) throw new Error('@shanzhen/staff: options.table is missing: who may do what')
    this.options = options
    this.rightOf = rightsMatcher(options.table)
    const looks = pathMatcher((options.looks ?? []).map((path) => ({ path })))
    const subjects = pathMatcher(options.subjects ?? [])
    this.isLook = (path) => looks(path)?.rest === ''
    this.isBelowLook = (path) => looks(path) !== null
    const lists = new Set(options.longLooks ?? [])
    this.isLongLook = (path) => lists.has(path.replace(/\/+$/, '').toLowerCase())
    this.subjectOf = (path) => {
      const found = subjects(path)
      return found && { ...found.row, id: found.id }
    }
  }

  /** The kind of thing a path of the table stands for. */
  subjectAt = (path: string): Subject | undefined => this.options.subjects?.find((row) => row.path === path)
  /** What is made by a POST to a path (no query). */
  madeAt = (path: string): Subject | undefined =>
    this.options.subjects?.find((row) => row.made_at === path || row.path === `${path}/:id`)

  get table(): Rights {
    return this.options.table
  }

  /** Whether looking at this path (no query) is on record. */
  readonly isLook: (path: string) => boolean
  /** Whether it is a part of what such a path shows. */
  readonly isBelowLook: (path: string) => boolean
  isOfPeople = (right: string): boolean => this.options.people?.includes(right) ?? false
  /** Whether many rows of this path (no query) are a look on record. */
  readonly isLongLook: (path: string) => boolean
  /** What a path is about, and its id; null where it is about nothing that is remembered. */
  readonly subjectOf: (path: string) => (Subject & { id: string }) | null

  /** The right `person` needs there: their own row may ask for another one than somebody else's. */
  rightFor(method: string, path: string, person_id: string): string | null {
    const right = this.rightOf(method, path)
    const others = right && this.table.rights[right]?.others
    return others && !path.replace(/\/+$/, '').endsWith(`/${person_id}`) ? others : right
  }

  readonly mayDo = (roles: readonly string[], right: string): boolean => brings(this.table, roles, right)

  readonly isSearch = (path: string): boolean => /^\/admin\/search\/*$/i.test(path)

  /** The database itself keeps the last owner; Medusa's roles bring what the table says. */
  private async open(): Promise<void> {
    await this.knex.raw('select staff_watch_owners(?)', [this.table.owner])
    await writeRoles(this.knex, this.table, this.rightOf)
  }
}
