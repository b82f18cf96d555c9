/** Who sells by sharing, as the database keeps them whoever writes: states, acts, one level. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

const FACTS = {
  ...{ name_sealed: 'v1.sealed', shown_name: '秦岭老李', agreement_version: 'v1', agreed_at: new Date() },
  state_by: 'rule',
}

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const all = () => knex()('distributor')
    let last = 0
    beforeEach(() => void (last = 0))
    async function add(facts: object = {}): Promise<string> {
      const n = ++last
      const id = `dist_${n}`
      await all().insert({ id, customer_id: `cus_${n}`, code: `AAAA2${n + 1}`, ...FACTS, ...facts })
      return id
    }
    const move = (id: string, state: string, state_reason: string | null = null, facts: object = {}) =>
      all()
        .where({ id })
        .update({ state, state_reason, state_by: 'user_1', ...facts })

    it('goes from state to state along its arrows alone, and writes each step down by itself', async () => {
      const id = await add()
      await expect(add({ state: 'active' })).rejects.toThrow(/从申请开始/)
      await expect(move(id, 'suspended', '查')).rejects.toThrow(/不能从 applied 变为 suspended/)
      await expect(move(id, 'refused')).rejects.toThrow(/CK_distributor_reason/)
      await move(id, 'refused', '姓名不全')
      await move(id, 'applied', null, { name_sealed: 'v1.other', agreement_version: 'v2' })
      await move(id, 'active')
      await move(id, 'suspended', '查')
      await move(id, 'active')
      await move(id, 'ended', null, { name_sealed: null })
      await expect(move(id, 'active')).rejects.toThrow(/不能从 ended/)
      const acts = await knex()('distributor_act').where({ distributor_id: id }).orderBy('id')
      const states = ['applied', 'refused', 'applied', 'active', 'suspended', 'active', 'ended']
      expect(acts.map(({ after }) => after)).toEqual(states)
      expect(acts[1]).toMatchObject({ before: 'applied', reason: '姓名不全', by_id: 'user_1' })
      await expect(knex()('distributor_act').where({ distributor_id: id }).delete()).rejects.toThrow(/只增不减/)
      await expect(knex()('distributor_act').update({ reason: '' })).rejects.toThrow(/只增不减/)
      await expect(all().where({ id }).delete()).rejects.toThrow(/只增不减/)
    })

    it('keeps account, code, real name and agreement as they were, and says who grouped somebody', async () => {
      const id = await add()
      await expect(all().where({ id }).update({ customer_id: 'cus_x' })).rejects.toThrow(/不能改/)
      await expect(all().where({ id }).update({ code: 'ZZZZ22' })).rejects.toThrow(/不能改/)
      await expect(all().where({ id }).update({ name_sealed: 'v1.other' })).rejects.toThrow(/重新申请/)
      await expect(all().where({ id }).update({ agreement_version: 'v2' })).rejects.toThrow(/重新申请/)
      await expect(all().where({ id }).update({ group_name: '站长' })).rejects.toThrow(/谁分的/)
      await all().where({ id }).update({ group_name: '站长', group_by: 'user_1' })
      const [, act] = await knex()('distributor_act').where({ distributor_id: id }).orderBy('id')
      expect(act).toMatchObject({ kind: 'group', before: null, after: '站长', by_id: 'user_1' })
    })

    it.each([
      ['an account that is one already', { customer_id: 'cus_same' }, /customer_id/],
      ['a code of letters that are mistaken for digits', { code: 'AAAAO1' }, /CK_distributor_code/],
      ['a real name that is not sealed', { name_sealed: '李山' }, /CK_distributor_sealed/],
      ['no real name', { name_sealed: null }, /CK_distributor_name/],
      ['a name shown with room around it', { shown_name: ' 老李' }, /CK_distributor_shown_name/],
    ])('refuses %s', async (_what, facts, wrong) => {
      await add({ customer_id: 'cus_same' })
      await expect(add(facts)).rejects.toThrow(wrong)
    })

    it('has one level: nothing in its tables leads from one distributor to another', async () => {
      const { rows: keys } = await knex().raw(`select from_class.relname as from_table
        from pg_constraint c join pg_class from_class on from_class.oid = c.conrelid
        join pg_class to_class on to_class.oid = c.confrelid
        where c.contype = 'f' and to_class.relname = 'distributor' and from_class.relname = 'distributor'`)
      expect(keys).toEqual([])
      const { rows: columns } = await knex().raw(`select column_name from information_schema.columns
        where table_name = 'distributor' and (column_name like '%distributor%' or column_name like '%parent%'
          or column_name like '%invit%' or column_name like '%upline%' or column_name like '%level%')`)
      expect(columns).toEqual([])
    })
  },
})
