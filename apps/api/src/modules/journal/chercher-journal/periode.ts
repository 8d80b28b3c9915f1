import { echec, erreurMetier, instantParis, succes, type ErreurMetier, type Resultat } from '@pdp/domain';

/** Instants bornant une recherche : `debut` compris, `fin` exclue. */
export type Periode = { readonly debut: Date; readonly fin: Date };

const JOUR_MS = 86_400_000;
const SANS_FILTRE_JOURS = 31;
const SANS_FILTRE_MAX_JOURS = 93;

// Avant la plateforme : une recherche par dossier ou par agent sans date remonte à l'origine.
const ORIGINE = new Date('2020-01-01T00:00:00Z');

/**
 * Période d'une recherche. Sans dossier ni agent, rien ne l'accélère que les dates : 31 jours par défaut, 93 au plus.
 */
export function periodeDe(
  {
    du,
    au,
    dossier,
    agent,
  }: { du?: string | undefined; au?: string | undefined; dossier?: string | undefined; agent?: string | undefined },
  maintenant: Date,
): Resultat<Periode, ErreurMetier> {
  const fin = au === undefined ? new Date(maintenant.getTime() + JOUR_MS) : lendemain(au);
  const large = dossier === undefined && agent === undefined;
  const parDefaut = large ? new Date(fin.getTime() - SANS_FILTRE_JOURS * JOUR_MS) : ORIGINE;
  const debut = du === undefined ? parDefaut : instantParis(du, '00:00');
  if (debut >= fin) return refus('au', 'La fin de la période précède son début.');
  if (large && fin.getTime() - debut.getTime() > SANS_FILTRE_MAX_JOURS * JOUR_MS)
    return refus('du', 'Sans dossier ni agent, cherchez sur trois mois au plus.');
  return succes({ debut, fin });
}

// Midi puis minuit : un jour de changement d'heure dure 23 ou 25 heures.
function lendemain(jour: string): Date {
  const demain = new Date(Date.parse(`${jour}T12:00:00Z`) + JOUR_MS).toISOString().slice(0, 10);
  return instantParis(demain, '00:00');
}

const refus = (chemin: string, message: string): Resultat<Periode, ErreurMetier> =>
  echec(erreurMetier('requete-invalide', message, { champs: [{ chemin, code: 'periode', message }] }));
