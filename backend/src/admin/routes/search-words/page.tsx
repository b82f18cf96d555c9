import { defineRouteConfig } from '@medusajs/admin-sdk'
import { MagnifyingGlass } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Input, Table, Text, toast, usePrompt } from '@medusajs/ui'
import { messageOf } from '@shanzhen/desk/api'
import { useCallback, useEffect, useState } from 'react'
import { KINDS, meaningOf, readWords, removeWord, type Word, type WordPage } from '../../lib/words'
import { WordForm } from './word-form'

/** The words by which shoppers' searches are read: other names of goods, occasions, and what is said of goods. */
function SearchWordsPage() {
  const [q, setQ] = useState('')
  const [page, setPage] = useState<WordPage | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const prompt = usePrompt()

  const load = useCallback(() => {
    setFault(null)
    readWords(q.trim(), null)
      .then(setPage)
      .catch((error) => setFault(messageOf(error)))
  }, [q])
  useEffect(load, [load])

  const more = async () => {
    const next = await readWords(q.trim(), page?.next ?? null).catch((error) => setFault(messageOf(error)))
    if (next) setPage((known) => ({ ...next, search_words: [...(known?.search_words ?? []), ...next.search_words] }))
  }
  const remove = async (word: Word) => {
    const sure = await prompt({
      title: `去掉「${word.term}」？`,
      description: '几秒后，搜索不再认得这个词。',
      confirmText: '去掉',
      cancelText: '留着',
    })
    if (!sure) return
    await removeWord(word.id).catch((error) => toast.error(messageOf(error)))
    load()
  }

  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>搜索词典</Heading>
        <Text className="text-ui-fg-subtle" size="small">
          顾客说“耳子”要的是木耳，说“送礼”要看礼盒，说“野生”要的是写明野生的。改动几秒后在两种搜索引擎里都生效。
        </Text>
      </div>
      <WordForm shelves={page?.shelves ?? []} onSaved={load} />
      <div className="px-6 py-4">
        <Input
          type="search"
          aria-label="查找词语"
          placeholder="查找词语"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      {fault && <Text className="text-ui-fg-error px-6 py-4">{fault}</Text>}
      {page?.search_words.length === 0 && <Text className="px-6 py-4">没有这样的词。</Text>}
      {page && page.search_words.length > 0 && (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>顾客的说法</Table.HeaderCell>
                <Table.HeaderCell>用处</Table.HeaderCell>
                <Table.HeaderCell>意思</Table.HeaderCell>
                <Table.HeaderCell>
                  <span className="sr-only">操作</span>
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {page.search_words.map((word) => (
                <Table.Row key={word.id}>
                  <Table.Cell className="whitespace-nowrap">{word.term}</Table.Cell>
                  <Table.Cell>
                    <Badge size="2xsmall">{KINDS[word.kind]}</Badge>
                  </Table.Cell>
                  <Table.Cell>{meaningOf(word, page.shelves)}</Table.Cell>
                  <Table.Cell className="text-right">
                    <Button
                      size="small"
                      variant="transparent"
                      aria-label={`去掉 ${word.term}`}
                      onClick={() => void remove(word)}
                    >
                      去掉
                    </Button>
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
      {page?.next && (
        <div className="px-6 py-4">
          <Button variant="secondary" onClick={() => void more()}>
            更多
          </Button>
        </div>
      )}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '搜索词典', icon: MagnifyingGlass })

export default SearchWordsPage
