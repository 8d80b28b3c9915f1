import type { Coffre } from '../platform/chiffrement/coffre.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';

const PHRASES = [
  ['TELEPHONE', 'Votre dossier est ouvert. Je vous rappelle avant la fin du mois.'],
  ['ENTRETIEN', 'Vous pouvez rencontrer le médecin du travail avant de reprendre. C’est vous qui décidez.'],
  ['TELEPHONE', 'La réponse de la caisse est attendue sous quinze jours. Votre indemnité continue.'],
  ['COURRIER', 'Le formulaire à signer vous est envoyé. Vous pouvez aussi passer le signer à l’agence.'],
  ['VISIO', 'L’essai du poste d’accueil est possible si vous le voulez. Nous en reparlons ensemble.'],
] as const;

/** Ce qui a été dit à la personne : la vitrine en a plusieurs, un dossier vivant sur deux en a une. */
export function ajouterDits(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  for (const [rang, jour] of [
    [0, -28],
    [1, -16],
    [4, -6],
  ] as const)
    noter(monde, vitrine, rang, jour);
  dossiers.forEach((dossier, rang) => {
    const vivant = dossier.partage && !['CLOS', 'ARCHIVE'].includes(dossier.etat);
    if (vivant && rang % 2 === 0) noter(monde, dossier, rang % PHRASES.length, Math.min(-1, dossier.ouvertLe + 3));
  });
}

/** Ligne prête à insérer : sa phrase est scellée sous la clé de l'installation. */
export const scellerDit = (coffre: Coffre, { phrase, ...ligne }: Ligne): Ligne => ({
  ...ligne,
  phrase_scellee: coffre.sceller('dit_assure.phrase_scellee', String(ligne['id']), String(phrase)),
});

function noter(monde: Monde, dossier: DossierDemo, rang: number, jour: number): void {
  const auteur = dossier.referent ?? monde.compte('assistante.sociale');
  const [canal, phrase] = PHRASES[rang] ?? PHRASES[0];
  monde.ajouter('dit_assure', {
    id: monde.id(monde.instant(jour, 15)),
    dossier_id: dossier.id,
    dit_le: monde.jour(jour),
    canal,
    phrase,
    auteur_id: auteur.id,
    fonction: auteur.fonction,
    cree_le: monde.instant(jour, 15),
  });
}
