import { creerMagasin } from './magasin';

/** Au-delà de ce temps sans geste, ce que l'écran demande, il le demande tout seul. */
const GESTE_RECENT_MS = 60_000;

const GESTES = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

let dernierGeste = 0;

/** Instant (ms) de la dernière demande faite au serveur par la personne, dans cet onglet ou un autre. */
export const derniereDemande = creerMagasin(0);

/** Instant (ms) du dernier geste dans cet onglet ; 0 avant le premier suivi. */
export const instantDuGeste = (): number => dernierGeste;

/** Vrai si personne n'a agi depuis une minute : la demande qui part ne doit pas prolonger la session. */
export const estEnFond = (maintenant = Date.now()): boolean =>
  dernierGeste > 0 && maintenant - dernierGeste > GESTE_RECENT_MS;

/** Suit les gestes de la personne, et les demandes faites dans ses autres onglets. Rend la fonction qui s'arrête. */
export function suivreActivite(): () => void {
  const noter = () => (dernierGeste = Date.now());
  noter();
  GESTES.forEach((nom) => window.addEventListener(nom, noter, { passive: true }));
  const onglets = new BroadcastChannel('pdp.activite');
  onglets.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'number' && data > derniereDemande.lire()) derniereDemande.poser(data);
  };
  const desabonner = derniereDemande.abonner(() => onglets.postMessage(derniereDemande.lire()));
  return () => {
    GESTES.forEach((nom) => window.removeEventListener(nom, noter));
    desabonner();
    onglets.close();
  };
}
