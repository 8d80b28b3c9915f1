import {
  DISPOSITIFS,
  DISPOSITIFS_OBTENUS,
  LIBELLES_ETAT_VISITE,
  MACHINE_PRECONISATION,
  libelleEtatDispositif,
  transitionsPossibles,
  type LienPreconisation,
  type PreconisationVue,
} from '@pdp/domain';
import { peut, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { litTypeDeDispositif } from '../../../platform/permissions/statut-de-sante.js';
import type { LignePreconisation } from './preconisations.depot.js';

const VISITES_FAITES = ['REALISEE', 'RECOMMANDATIONS_TRANSMISES', 'TRANSMISSION_REFUSEE'];

/** Préconisation projetée : un dispositif que le lecteur ne doit pas savoir n'est ni cité, ni deviné. */
export function presenterPreconisation(
  acteur: Acteur,
  faits: FaitsDossier,
  { dispositif, visite, ...ligne }: LignePreconisation,
): PreconisationVue {
  const lu = dispositif !== null && litTypeDeDispositif(acteur, faits, dispositif.type) ? dispositif : null;
  const ecrit = !faits.limite && peut(acteur, 'ecrire', { categorie: 'dispositifs', faits });
  const abouti =
    (lu !== null && DISPOSITIFS_OBTENUS.includes(`${lu.type}:${lu.etat}`)) ||
    (visite !== null && VISITES_FAITES.includes(visite.etat));
  return {
    ...ligne,
    lien: lienDe(lu, visite),
    realisationProposee: ecrit && abouti && (ligne.statut === 'PROPOSEE' || ligne.statut === 'ACCEPTEE'),
    transitions: ecrit ? transitionsPossibles(MACHINE_PRECONISATION, ligne.statut, acteur.fonction) : [],
  };
}

function lienDe(
  dispositif: LignePreconisation['dispositif'],
  visite: LignePreconisation['visite'],
): LienPreconisation | null {
  if (dispositif !== null) {
    const { id, type, etat } = dispositif;
    const libelle = `${DISPOSITIFS[type].libelle} : ${libelleEtatDispositif(type, etat).toLocaleLowerCase('fr')}`;
    return { sorte: 'dispositif', id, libelle };
  }
  if (visite === null) return null;
  const etat = VISITES_FAITES.includes(visite.etat) ? 'faite' : libelleVisite(visite.etat);
  return { sorte: 'visite', id: visite.id, libelle: `Visite de pré-reprise : ${etat}` };
}

const libelleVisite = (etat: string): string =>
  ((LIBELLES_ETAT_VISITE as Readonly<Record<string, string>>)[etat] ?? etat).toLocaleLowerCase('fr');
