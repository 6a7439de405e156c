import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Desk } from '../desk.ts'
import type { Sound } from '../sound.ts'

export interface Room {
  desk: Desk
  sound: Sound
}

export const RoomContext = createContext<Room | undefined>(undefined)

/** The desk that this part of the page belongs to. Throws outside of one. */
export const useRoom = (): Room => {
  const room = useContext(RoomContext)
  if (!room) throw new Error('drawn outside of a desk')
  return room
}
export const useDesk = (): Desk => useRoom().desk
