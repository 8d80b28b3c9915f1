import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { PLATEFORMES } from './organismes.js';

type Demande = {
  readonly type: string;
  readonly etat: string;
  readonly canal: string;
  readonly jours: number;
  readonly prolongee?: boolean;
  readonly echanges: readonly (readonly [
    transition: string,
    fonction: string,
    jours: number,
    texte?: string,
    motif?: string,
  ])[];
};

/** Demandes de droit passées et en cours, une de chaque sorte d'attente pour le délégué. */
export function ajouterDroits(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const suivis = dossiers.filter((d) => d.personne.territoire === 'morbihan' && d.partage && d.etat === 'EN_COURS');
  DEMANDES.forEach((demande, i) => {
    const dossier = suivis[i];
    if (dossier) ajouterDemande(monde, dossier, demande);
  });
}

function ajouterDemande(monde: Monde, dossier: DossierDemo, demande: Demande): void {
  const depot = monde.instant(-demande.jours, 9);
  const id = monde.id(depot);
  const derniere = demande.echanges.at(-1);
  monde.ajouter('demande_droit', {
    id,
    plateforme_id: PLATEFORMES[dossier.personne.territoire].id,
    dossier_id: dossier.id,
    type: demande.type,
    etat: demande.etat,
    canal: demande.canal,
    version: demande.echanges.length,
    deposee_par: null,
    deposee_le: depot,
    prolongee: demande.prolongee ?? false,
    close_le: demande.etat === 'REFUSEE' && derniere ? monde.instant(-derniere[2], 15) : null,
  });
  for (const [transition, fonction, jours, texte = null, motif = null] of demande.echanges) {
    const le = monde.instant(-jours, transition === 'deposer' ? 9 : 15);
    monde.ajouter('demande_droit_echange', {
      id: monde.id(le),
      demande_id: id,
      transition,
      acteur_id: fonction === 'DPO' ? monde.compte('dpo').id : null,
      fonction,
      texte,
      motif,
      le,
    });
  }
}

const DEMANDES: readonly Demande[] = [
  {
    type: 'RECTIFICATION',
    etat: 'PRECISION_DEMANDEE',
    canal: 'LIVRET',
    jours: 26,
    echanges: [
      ['deposer', 'ASSURE', 26, 'Mon métier n’est pas le bon.'],
      ['prendreEnCharge', 'DPO', 24],
      ['demanderPrecision', 'DPO', 24, 'Quel est votre métier ?'],
    ],
  },
  {
    type: 'OPPOSITION',
    etat: 'EN_COURS',
    canal: 'COURRIER',
    jours: 40,
    prolongee: true,
    echanges: [
      ['deposer', 'CSAM_SERVICE_SOCIAL', 40, 'Elle ne veut plus que son dossier serve.'],
      ['prendreEnCharge', 'DPO', 38],
      ['prolonger', 'DPO', 20, undefined, 'Trois services doivent répondre.'],
    ],
  },
  {
    type: 'EFFACEMENT',
    etat: 'REFUSEE',
    canal: 'TELEPHONE',
    jours: 70,
    echanges: [
      ['deposer', 'ASSISTANT_SERVICE_SOCIAL', 70, 'Il demande l’effacement pendant son suivi.'],
      ['prendreEnCharge', 'DPO', 66],
      [
        'refuser',
        'DPO',
        60,
        'Votre suivi est en cours. Vous pourrez redemander quand il sera fini.',
        'Suivi en cours.',
      ],
    ],
  },
];
