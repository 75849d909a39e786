import { rm } from 'node:fs/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fillDisk, mountSmallDisk } from './full-disk.ts'
import { killWriters } from './kill.ts'

describe('what was acknowledged', () => {
  it('is there after the writer was killed at any moment', async () => {
    const { kills, acknowledged, faults } = await killWriters(12, 20, 2)
    expect(faults).toEqual([])
    expect(kills).toBe(12)
    expect(acknowledged).toBeGreaterThan(12)
  }, 180_000)

  it('is there when a real disk was full, and the work goes on once there is room', async ({ skip }) => {
    const disk = await mountSmallDisk()
    if (disk === null) return skip('only root on Linux can mount a small disk')
    onTestFinished(async () => {
      await disk.unmount()
      await rm(disk.folder, { recursive: true, force: true })
    })
    const { refused, faults } = await fillDisk(disk.folder)
    expect(faults).toEqual([])
    expect(refused).toBeGreaterThan(20)
  }, 60_000)
})
