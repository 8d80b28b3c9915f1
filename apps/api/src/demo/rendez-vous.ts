import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { PLATEFORMES, type Territoire } from './organismes.js';

const LIEUX: readonly (readonly [Territoire, string, string, string | null, string | null])[] = [
  [
    'morbihan',
    'Agence de Vannes',
    '12 rue des Essais, Vannes',
    'De plain-pied, place réservée devant l’entrée',
    'Du lundi au vendredi, 8 h 30 à 17 h',
  ],
  [
    'morbihan',
    'Agence de Lorient',
    '3 quai des Essais, Lorient',
    'Ascenseur, boucle magnétique à l’accueil',
    'Du lundi au jeudi, 9 h à 16 h 30',
  ],
  ['morbihan', 'Permanence de Pontivy', '1 place des Essais, Pontivy', null, 'Le mardi, 9 h à 12 h'],
  [
    'finistere',
    'Agence de Quimper',
    '8 rue des Essais, Quimper',
    'De plain-pied',
    'Du lundi au vendredi, 8 h 30 à 17 h',
  ],
];

const PASSES = ['TENU', 'NON_HONORE', 'ANNULE', 'DEPLACE'] as const;

/** Lieux d'accueil de chaque plateforme, et des rendez-vous dans chaque état ; celui de la vitrine est à venir. */
export function ajouterRendezVous(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  const lieux = LIEUX.map(([territoire, nom, adresse, accessibilite, horaires]) => {
    const id = monde.id();
    monde.ajouter('lieu_accueil', {
      id,
      plateforme_id: PLATEFORMES[territoire].id,
      nom,
      adresse,
      accessibilite,
      horaires,
      cree_le: monde.instant(-200),
    });
    return { id, territoire };
  });
  const lieuDe = ({ personne }: DossierDemo): string => lieux.find((l) => l.territoire === personne.territoire)!.id;
  poser(monde, vitrine, { etat: 'PREVU', jour: 20, modalite: 'ACCUEIL', lieu: lieuDe(vitrine) });
  poser(monde, vitrine, { etat: 'NON_HONORE', jour: -25, modalite: 'TELEPHONE', lieu: null });
  const menes = dossiers.filter((d) => d.partage && d.referent !== null && d.etat === 'EN_COURS');
  menes.forEach((dossier, rang) => {
    if (rang % 3 === 0)
      poser(monde, dossier, { etat: 'PREVU', jour: 1 + (rang % 15), modalite: 'ACCUEIL', lieu: lieuDe(dossier) });
    if (rang % 4 === 0)
      poser(monde, dossier, {
        etat: PASSES[(rang / 4) % PASSES.length]!,
        jour: -3 - (rang % 20),
        modalite: 'TELEPHONE',
        lieu: null,
      });
  });
}

type Prevu = { readonly etat: string; readonly jour: number; readonly modalite: string; readonly lieu: string | null };

function poser(monde: Monde, dossier: DossierDemo, { etat, jour, modalite, lieu }: Prevu): void {
  const agent = dossier.referent ?? monde.compte('assistante.sociale');
  const debut = monde.instant(jour, 9, 30);
  monde.ajouter('rendez_vous', {
    id: monde.id(),
    dossier_id: dossier.id,
    etat,
    version: etat === 'PREVU' ? 1 : 2,
    debut,
    duree_minutes: 45,
    modalite,
    lieu_id: lieu,
    agent_id: agent.id,
    cree_le: monde.instant(Math.min(jour, 0) - 7),
  });
}
