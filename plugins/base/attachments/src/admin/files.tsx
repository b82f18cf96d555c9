/** 附件 of something staff decide about: what is there, and the way to add another. */
import { Button, Text, toast } from '@medusajs/ui'
import { useRef, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { Attachments } from '../wire'

/**
 * @param path of the room's own routes below `/admin`, without `/files`
 * @param right who may add one, by its key in the table of rights
 */
export function AttachedFiles({ path, right }: { path: string; right: string }) {
  const { answer, setAnswer, fault } = useAnswer<Attachments>(`${path}/files`)
  const may = useRights()(right)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const add = async (files: FileList | null) => {
    setBusy(true)
    try {
      for (const file of files ?? []) {
        setAnswer(await ask<Attachments>(`${path}/files`, { name: file.name, content: await base64Of(file) }))
      }
    } catch (error) {
      toast.error(messageOf(error))
    }
    if (input.current) input.current.value = ''
    setBusy(false)
  }

  return (
    <section aria-label="附件" className="flex flex-col gap-2 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          附件（只有同事看得到）
        </Text>
        {may && (
          <>
            <Button size="small" variant="secondary" isLoading={busy} onClick={() => input.current?.click()}>
              加照片或 PDF
            </Button>
            <input
              ref={input}
              type="file"
              multiple
              hidden
              aria-label="照片或 PDF"
              accept="image/jpeg,image/png,image/webp,application/pdf"
              onChange={(event) => void add(event.target.files)}
            />
          </>
        )}
      </div>
      <Fault text={fault} />
      {answer?.files.map(({ id, name, mime, by, at }) => {
        const address = `/admin${path}/files/${id}`
        return (
          <a key={id} href={address} target="_blank" rel="noreferrer" className="flex items-center gap-3">
            {mime.startsWith('image/') && <img src={address} alt="" className="size-16 rounded object-cover" />}
            <span className="min-w-0">
              <Text size="small" className="text-ui-fg-interactive break-all">
                {name}
              </Text>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {by} · {shortMoment(at)}
              </Text>
            </span>
          </a>
        )
      })}
    </section>
  )
}

const base64Of = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
