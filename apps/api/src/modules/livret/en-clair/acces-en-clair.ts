/** Ce qu'une personne a fait dans le dossier, d'après les actions du journal, en phrases courtes sans répétition. */
export function accesEnClair(actions: readonly string[]): string {
  const faits = new Set(actions.map((action) => (SORTES.find(({ motif }) => motif.test(action)) ?? AUTRE).phrase));
  return PHRASES.filter((phrase) => faits.has(phrase)).join(' ');
}

const AUTRE = { motif: /./, phrase: 'A travaillé sur votre dossier.' } as const;

// Dans l'ordre où la première forme reconnue l'emporte : une lecture d'abord.
const SORTES: readonly { readonly motif: RegExp; readonly phrase: string }[] = [
  { motif: /^(lecture|liste)|\.(lire|lister|reconnaitre)/, phrase: 'A ouvert votre dossier.' },
  { motif: /^dossier\.|^ecrire/, phrase: 'A complété votre dossier.' },
  { motif: /^visite\./, phrase: 'A suivi votre visite avec la santé au travail.' },
  { motif: /^(revue|passage|decision)\./, phrase: 'A préparé ou suivi une réunion sur votre situation.' },
  { motif: /^tache\./, phrase: 'A suivi une action prévue pour vous.' },
  { motif: /^consentement\./, phrase: 'A noté votre réponse sur un accord.' },
  { motif: /^livret\.ouvrir/, phrase: 'Vous a donné un code pour lire votre livret.' },
  { motif: /^livret\./, phrase: 'A préparé votre livret.' },
  { motif: /^mandat\./, phrase: 'A noté qui peut vous aider.' },
  { motif: /^document\./, phrase: 'A ouvert, déposé ou retiré un document.' },
  { motif: /^(entretien|contact|rendez-vous|preconisation)\./, phrase: 'A noté un échange avec vous.' },
  { motif: /^signalement\./, phrase: 'A traité la demande faite pour vous.' },
];

const PHRASES: readonly string[] = [...SORTES.map(({ phrase }) => phrase), AUTRE.phrase];
