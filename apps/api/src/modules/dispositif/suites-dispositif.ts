import { Injectable } from '@nestjs/common';
import {
  DISPOSITIFS,
  DISPOSITIFS_DE_SANTE,
  ajouterJours,
  etapeAccomplie,
  prochainsPas,
  type ContexteDispositif,
  type Dispositif,
  type ProchainPas,
} from '@pdp/domain';
import type { ActeurOuSysteme } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { DossierPort } from '../dossier/dossier.port.js';
import { NotificationPort } from '../notification/notification.port.js';
import { PropositionPort } from '../proposition/proposition.port.js';
import { TachePort, type NouvelleTache } from '../tache/tache.port.js';
import type { DispositifStocke, TacheSuivie } from './persistence/contenu-dispositif.js';

/** Jours laissés au référent pour dire une décision à l'assuré. */
const JOURS_POUR_LE_DIRE = 7;

const ASSURES: readonly string[] = ['ASSURE', 'MANDATAIRE'];

type Concerne = { readonly dossierId: string; readonly plateformeId: string };
type Responsable = NouvelleTache['responsable'];
type Changement = {
  /** `null` : le dispositif vient d'être ouvert. */
  readonly avant: DispositifStocke | null;
  readonly dispositif: Dispositif;
  readonly geste: string | null;
};

const cleDe = ({ qui, quoi }: ProchainPas): string => `${qui} ${quoi}`;

/**
 * Ce qu'un pas met en route, d'où qu'il vienne : une tâche par personne attendue, « le dire à l'assuré » quand une décision tombe, une
 * étape accomplie proposée au livret. Le libellé d'une tâche ne nomme jamais un dispositif qui dit un statut de santé : elle est lue
 * par plus de monde que lui.
 */
@Injectable()
export class SuitesDispositif {
  constructor(
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
    private readonly propositions: PropositionPort,
  ) {}

  /** Clôt les tâches des pas faits, garde celles qui attendent encore, crée celles des nouveaux pas ; rend celles à suivre. */
  async apres(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    dossier: Concerne,
    { avant, dispositif, geste }: Changement,
    contexte: ContexteDispositif,
  ): Promise<TacheSuivie[]> {
    const depuis = avant?.etat === dispositif.etat ? avant.etatDepuis : contexte.aujourdhui;
    const pas = prochainsPas(dispositif, depuis, contexte);
    const cles = new Set(pas.map(cleDe));
    const suivies = avant?.taches ?? [];
    const gardees = suivies.filter(({ cle }) => cles.has(cle));
    for (const { id } of suivies.filter(({ cle }) => !cles.has(cle)))
      await this.taches.terminerCellesDe(tx, { tacheId: id });
    const liens = {
      referentId: (await this.dossiers.resume(dossier.dossierId, tx))?.referentId ?? null,
      sante: await this.organismeDeSante(tx, dossier.dossierId),
    };
    const nouveaux = pas.filter((un) => !gardees.some(({ cle }) => cle === cleDe(un)));
    const creees = nouveaux.flatMap((un) =>
      this.tacheDe(acteur, dossier, dispositif, un, liens).map((tacheNee) => ({
        cle: cleDe(un),
        id: tx.nouvelId(),
        tacheNee,
      })),
    );
    const nouvelles = [
      ...creees.map(({ id, tacheNee }) => ({ ...tacheNee, id })),
      ...aDire(acteur, dossier, { dispositif, geste }, liens.referentId, contexte.aujourdhui),
    ];
    const ids = await this.taches.creerPlusieurs(tx, nouvelles);
    await this.prevenirLesServices(tx, acteur, dossier, nouvelles, ids);
    await this.proposerAuLivret(tx, dossier, avant, dispositif);
    await this.dossiers.toucher(tx, dossier.dossierId);
    await this.dossiers.recalculerProchaineEtape(tx, dossier.dossierId);
    return [...gardees, ...creees.map(({ id, cle }) => ({ id, cle }))];
  }

  private async proposerAuLivret(
    tx: Transaction,
    { dossierId }: Concerne,
    avant: DispositifStocke | null,
    { etat }: Dispositif,
  ): Promise<void> {
    const phrase = avant && etapeAccomplie(avant.type, avant.etat, etat);
    if (!avant || !phrase) return;
    const proposition = { dossierId, source: 'DISPOSITIF', sourceId: avant.id, cible: 'ETAPES', phrase } as const;
    await this.propositions.proposer(tx, proposition);
  }

  private tacheDe(
    acteur: ActeurOuSysteme,
    dossier: Concerne,
    dispositif: Dispositif,
    pas: ProchainPas,
    liens: { readonly referentId: string | null; readonly sante: string | null },
  ): NouvelleTache[] {
    const direct = serviceAttendu(pas, liens.sante);
    const responsable: Responsable | null =
      direct ?? (liens.referentId === null ? null : { utilisateurId: liens.referentId });
    if (responsable === null) return [];
    const deSante = DISPOSITIFS_DE_SANTE.includes(dispositif.type);
    const libelle = deSante ? 'Faire avancer une démarche' : libelleDe(pas, direct !== null);
    return [
      tache(acteur, dossier, {
        libelle,
        pourquoi: deSante ? 'Démarche' : DISPOSITIFS[dispositif.type].libelle,
        responsable,
        echeance: pas.echeance,
      }),
    ];
  }

  // Une tâche de service n'a personne de nommé : le service est prévenu, sans contenu.
  private async prevenirLesServices(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    { plateformeId, dossierId }: Concerne,
    taches: readonly NouvelleTache[],
    ids: readonly string[],
  ): Promise<void> {
    for (const [rang, { responsable }] of taches.entries())
      if ('unite' in responsable)
        await this.notifications.notifier(tx, {
          destinataires: { ...responsable, plateformeId },
          type: 'TACHE_CONFIEE',
          ressource: 'tache',
          ressourceId: ids[rang] ?? '',
          dossierId,
          sauf: acteur.utilisateurId,
        });
  }

  /** Service de santé au travail relié par un accord en cours, s'il n'y en a qu'un. */
  private async organismeDeSante(tx: Transaction, dossierId: string): Promise<string | null> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT DISTINCT organisme_id AS id FROM consentement WHERE dossier_id = $1 AND unite = 'SPST' AND organisme_id IS NOT NULL
         AND 'dispositifs' = ANY(categories) AND retire_le IS NULL AND debut <= now() AND (fin IS NULL OR fin > now())`,
      [dossierId],
    );
    return lignes.length === 1 ? lignes[0]!.id : null;
  }
}

const serviceAttendu = ({ qui }: ProchainPas, sante: string | null): Responsable | null => {
  if (qui === 'CPAM') return { unite: 'CPAM' };
  if (qui === 'MEDECIN_CONSEIL') return { unite: 'SERVICE_MEDICAL' };
  return qui === 'MEDECIN_TRAVAIL' && sante !== null ? { unite: 'SPST', organismeId: sante } : null;
};

const RELANCES: Partial<Readonly<Record<ProchainPas['qui'], string>>> = {
  MEDECIN_TRAITANT: 'Recueillir la réponse du médecin traitant',
  MEDECIN_TRAVAIL: 'Recueillir la réponse du médecin du travail',
  ENTREPRISE: 'Recueillir la réponse de l’entreprise',
  MDPH: 'Suivre la réponse de la MDPH',
  TRANSITIONS_PRO: 'Suivre la réponse de Transitions Pro',
};

const libelleDe = ({ qui, quoi }: ProchainPas, direct: boolean): string =>
  direct ? quoi : (RELANCES[qui] ?? (qui === 'ASSURE' ? `Voir avec l’assuré : ${quoi.toLocaleLowerCase('fr')}` : quoi));

const tache = (
  acteur: ActeurOuSysteme,
  { dossierId, plateformeId }: Concerne,
  reste: Pick<NouvelleTache, 'libelle' | 'pourquoi' | 'responsable' | 'echeance'>,
): NouvelleTache => ({ ...reste, dossierId, plateformeId, origine: 'DISPOSITIF', auteurId: acteur.utilisateurId });

// « Dire à l'assuré » : une décision ou une réponse qui ferme ne doit pas s'apprendre par un courrier seul.
const aDire = (
  acteur: ActeurOuSysteme,
  dossier: Concerne,
  { dispositif, geste }: { readonly dispositif: Dispositif; readonly geste: string | null },
  referentId: string | null,
  aujourdhui: string,
): NouvelleTache[] => {
  const definition = DISPOSITIFS[dispositif.type];
  const ferme = definition.etats[dispositif.etat]?.clos === true || definition.gestes[geste ?? '']?.refus === true;
  // Ce que la personne a fait elle-même, elle le sait.
  const parLAssure = acteur.fonction !== null && ASSURES.includes(acteur.fonction);
  const parUnAutre = referentId !== null && referentId !== acteur.utilisateurId && !parLAssure;
  if (!ferme || !parUnAutre || geste === 'abandonner' || geste === 'annuler') return [];
  const refus = definition.gestes[geste ?? '']?.refus === true;
  return [
    tache(acteur, dossier, {
      libelle: refus ? 'Expliquer un refus et les recours à l’assuré' : 'Dire la suite à l’assuré',
      pourquoi: 'Décision reçue',
      responsable: { utilisateurId: referentId },
      echeance: ajouterJours(aujourdhui, JOURS_POUR_LE_DIRE),
    }),
  ];
};
