import { Alert, Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import type { StaffCertificates } from '@shanzhen/producers/wire'
import type { StaffLot } from '../../../../wire'

/** The 承诺达标合格证 of a lot that has none yet: split or mixed lots do not inherit one. */
export function PromiseForm({ lot, onSaved }: { lot: StaffLot; onSaved: () => Promise<void> }) {
  const [producers, setProducers] = useState<{ id: string; name: string }[]>([])
  const [producerId, setProducerId] = useState(lot.producer_id ?? '')
  const [number, setNumber] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    api<StaffCertificates>('/certificates').then(
      (found) => setProducers(found.producers),
      (error) => setProblem(messageOf(error)),
    )
  }, [])

  const save = async () => {
    setProblem(null)
    try {
      await api('/certificates', 'POST', {
        ...{ kind: 'promise', producer_id: producerId, number, lot_id: lot.id, good_ids: [lot.good_id] },
        ...{ valid_from: lot.made_on, valid_to: lot.best_before },
      })
      toast.success('已登记，放行的同事一并审核')
      await onSaved()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }

  return (
    <Container className="flex flex-col gap-y-3">
      <Heading level="h2">承诺达标合格证</Heading>
      <Text size="small">这个批次还没有自己的承诺达标合格证，登记后才能放行；由另一位同事放行时一并审核。</Text>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <ChoiceField
          label="开具人（生产者）"
          value={producerId}
          options={producers.map(({ id, name }) => [id, name] as const)}
          onChange={setProducerId}
        />
        <TextField label="合格证编号" value={number} onChange={setNumber} />
      </div>
      {problem && (
        <div role="alert">
          <Alert variant="error">{problem}</Alert>
        </div>
      )}
      <Button size="large" variant="secondary" onClick={() => void save()}>
        登记合格证
      </Button>
    </Container>
  )
}
