import {
  ETATS_OBTENUS,
  FAITS_DE_SANTE,
  type ClotureFaite,
  type FaitCloture,
  type FaitsCloture,
  type RelaisVue,
  type NouvellesVue,
} from '@pdp/domain';
import { peut, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { issuesTues, litTypeDeDispositif } from '../../platform/permissions/statut-de-sante.js';
import type { DispositifLu } from '../dispositif/dispositif.port.js';
import { repondAuSuivi, transitionsDuRelais } from './acces-cloture.js';
import type { ClotureLue, RelaisLu, SuiviLu } from './persistence/lecture-cloture.js';

/** Clôture projetée : une issue ou un fait qui dit un statut de santé suit le droit sur ce statut. */
export const presenterCloture = (
  acteur: Acteur,
  faits: FaitsDossier,
  { issue, faits: notes, ...cloture }: ClotureLue,
): ClotureFaite => ({
  ...cloture,
  issue: issuesTues(acteur, faits).includes(issue) ? null : issue,
  faits: Object.fromEntries(
    Object.entries(notes).filter(([nom]) => litFait(acteur, faits, nom as FaitCloture)),
  ) as Partial<FaitsCloture>,
});

const litFait = (acteur: Acteur, faits: FaitsDossier, nom: FaitCloture): boolean => {
  const sante = FAITS_DE_SANTE[nom];
  return (
    sante === undefined || litTypeDeDispositif(acteur, faits, sante === 'INVALIDITE' ? 'INVALIDITE' : 'INAPTITUDE')
  );
};

/** Relais projeté, avec ce que ce lecteur peut en faire. */
export const presenterRelais = (acteur: Acteur, faits: FaitsDossier, relais: RelaisLu): RelaisVue => {
  const { id, nature, etat, version, motifRefus, proposeLe, proposePar, reponduLe } = relais;
  return {
    id,
    nature,
    destinataire: relais.organisme ?? relais.interlocuteur,
    etat,
    version,
    motifRefus: litMotif(acteur, faits, relais) ? motifRefus : null,
    proposeLe,
    proposePar,
    reponduLe,
    transitions: transitionsDuRelais(acteur, faits, relais),
  };
};

// « La personne ne le souhaite pas » : un refus ne se lit ni du contrôle, ni de qui n'est pas concerné (domain.md 1.3).
const litMotif = (acteur: Acteur, faits: FaitsDossier, { unite, organismeId }: RelaisLu): boolean =>
  peut(acteur, 'lire', { categorie: 'social', faits }) ||
  (organismeId !== null && organismeId === acteur.organismeId && unite === acteur.unite);

/** Suivi projeté ; la réponse, sociale, ne se montre qu'à la personne et au Service social. */
export const presenterSuivi = (
  acteur: Acteur,
  faits: FaitsDossier,
  { situation, utilite, rappel, ...suivi }: SuiviLu,
): NouvellesVue => ({
  ...suivi,
  reponse:
    situation !== null && utilite !== null && rappel !== null && peut(acteur, 'lire', { categorie: 'social', faits })
      ? { situation, utilite, rappel }
      : null,
  peutRepondre: repondAuSuivi(acteur, faits, suivi.etat),
});

/** Faits que les dispositifs du dossier disent déjà ; à confirmer par qui clôt. */
export function faitsDesDispositifs(dispositifs: readonly DispositifLu[]): Partial<FaitsCloture> {
  const obtenu = (type: DispositifLu['type']): DispositifLu | undefined =>
    dispositifs.find((d) => d.type === type && ETATS_OBTENUS[type].includes(d.etat));
  const inaptitude = dispositifs.find(({ type, donnees }) => type === 'INAPTITUDE' && donnees.avisLe !== undefined);
  const categorie = obtenu('INVALIDITE')?.donnees.categorieInvalidite;
  return {
    ...(inaptitude?.donnees.avisLe === undefined ? {} : { inaptitudePrononceeLe: inaptitude.donnees.avisLe }),
    ...(obtenu('RQTH') ? { rqthObtenue: true } : {}),
    ...(categorie === undefined ? {} : { invaliditeCategorie: categorie }),
  };
}
