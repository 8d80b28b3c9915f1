import { Outlet } from '@tanstack/react-router';
import { VeilleSession } from '../features/session/veille-session';

/** Racine de toutes les pages : le contenu, et la veille de session par-dessus. */
export function Racine() {
  return (
    <>
      <Outlet />
      <VeilleSession />
    </>
  );
}
