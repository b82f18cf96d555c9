/** Who acts for a shop, and its programs' keys. */
import { Badge, Container, Heading } from '@medusajs/ui'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import type { ShopFile } from '../../wire'
import { ROLES, SCOPES } from '../lib/words'

type Member = ShopFile['members'][number]
type Key = ShopFile['keys'][number]

const MEMBERS: Column<Member>[] = [
  { head: '姓名', cell: ({ name }) => name },
  { head: '角色', cell: ({ role }) => ROLES[role] },
  { head: '手机号', cell: ({ phone }) => phone },
  { head: '加入', cell: ({ joined_at }) => (joined_at ? shortMoment(joined_at) : '已邀请，还没答复') },
]

const KEYS: Column<Key>[] = [
  { head: '用途', cell: ({ name }) => name },
  { head: '密钥', cell: ({ shown }) => `${shown}…` },
  { head: '权限', wide: true, cell: ({ scopes }) => scopes.map((scope) => SCOPES[scope]).join('、') },
  { head: '谁建的', cell: ({ made_by, created_at }) => `${made_by} ${shortMoment(created_at)}` },
  { head: '最近使用', cell: ({ last_used_at }) => (last_used_at ? shortMoment(last_used_at) : '没用过') },
  { head: '状态', cell: (key) => <KeyState of={key} /> },
]

function KeyState({ of: { revoked_at, expires_at } }: { of: Key }) {
  if (revoked_at) return <Badge size="2xsmall">已作废</Badge>
  if (expires_at && new Date(expires_at) <= new Date()) return <Badge size="2xsmall">已过期</Badge>
  return (
    <Badge size="2xsmall" color="green">
      有效
    </Badge>
  )
}

export const MembersPanel = ({ members }: { members: Member[] }) => (
  <Container className="divide-y p-0">
    <Heading level="h2" className="px-6 py-4">
      成员
    </Heading>
    <DeskTable rows={members} columns={MEMBERS} keyOf={({ id }) => id} empty="没有成员。" />
  </Container>
)

export const KeysPanel = ({ keys }: { keys: Key[] }) => (
  <Container className="divide-y p-0">
    <Heading level="h2" className="px-6 py-4">
      接口密钥
    </Heading>
    <DeskTable rows={keys} columns={KEYS} keyOf={({ id }) => id} empty="没有接口密钥。" />
  </Container>
)
