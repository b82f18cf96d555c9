import { Button, Input, Switch, Table } from '@medusajs/ui'
import type { FreightZone } from '../../../wire'
import { YuanInput } from './yuan-input'

const HEADS = ['分区', '省份（用顿号分开）', '首重 1kg（元）', '续重每 1kg（元）', '满多少免运费（元）', '可寄生鲜', '']
const NEW: FreightZone = {
  ...{ name: '', provinces: [], first_kg_fen: 1000, further_kg_fen: 300 },
  ...{ fresh: true, free_from_fen: null },
}

/** A row a zone; a zone that is taken out leaves its provinces without carriage until another names them. */
export function ZoneRows({ zones, onZones }: { zones: FreightZone[]; onZones: (zones: FreightZone[]) => void }) {
  const set = (at: number, change: Partial<FreightZone>) =>
    onZones(zones.map((zone, i) => (i === at ? { ...zone, ...change } : zone)))
  return (
    <>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              {HEADS.map((head) => (
                <Table.HeaderCell key={head} className="whitespace-nowrap">
                  {head || <span className="sr-only">操作</span>}
                </Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {zones.map((zone, i) => {
              const name = zone.name || `第 ${i + 1} 个分区`
              return (
                // Two zones may bear one name while they are typed.
                <Table.Row key={`${i} of ${zones.length}`}>
                  <Table.Cell className="min-w-32 py-2">
                    <Input
                      size="small"
                      aria-label={`第 ${i + 1} 个分区的名称`}
                      value={zone.name}
                      onChange={(event) => set(i, { name: event.target.value })}
                    />
                  </Table.Cell>
                  <Table.Cell className="min-w-96 py-2">
                    <Input
                      size="small"
                      aria-label={`${name}的省份`}
                      defaultValue={zone.provinces.join('、')}
                      onChange={(event) =>
                        set(i, { provinces: event.target.value.split(/[、,，\s]+/).filter(Boolean) })
                      }
                    />
                  </Table.Cell>
                  <Table.Cell className="py-2">
                    <YuanInput
                      label={`${name}首重`}
                      fen={zone.first_kg_fen}
                      onChange={(fen) => set(i, { first_kg_fen: fen ?? 0 })}
                    />
                  </Table.Cell>
                  <Table.Cell className="py-2">
                    <YuanInput
                      label={`${name}续重`}
                      fen={zone.further_kg_fen}
                      onChange={(fen) => set(i, { further_kg_fen: fen ?? 0 })}
                    />
                  </Table.Cell>
                  <Table.Cell className="py-2">
                    <YuanInput
                      label={`${name}满多少免运费`}
                      fen={zone.free_from_fen}
                      placeholder="不免"
                      onChange={(free_from_fen) => set(i, { free_from_fen })}
                    />
                  </Table.Cell>
                  <Table.Cell className="py-2">
                    <Switch
                      aria-label={`${name}可寄生鲜`}
                      checked={zone.fresh}
                      onCheckedChange={(fresh) => set(i, { fresh })}
                    />
                  </Table.Cell>
                  <Table.Cell className="py-2">
                    <Button
                      size="small"
                      variant="transparent"
                      className="whitespace-nowrap"
                      onClick={() => onZones(zones.filter((_, other) => other !== i))}
                    >
                      去掉
                    </Button>
                  </Table.Cell>
                </Table.Row>
              )
            })}
          </Table.Body>
        </Table>
      </div>
      <div className="px-6 py-3">
        <Button size="small" variant="secondary" onClick={() => onZones([...zones, NEW])}>
          加一个分区
        </Button>
      </div>
    </>
  )
}
