import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  completerDispositif,
  dateParis,
  estDossierOuvert,
  estVisiteRepriseDue,
  ouvrirDispositif,
  type ContexteDispositif,
  type Dispositif,
  type EtatDossier,
} from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { dansUneTransaction, RegistreOutbox } from '../../../platform/queue/registre-outbox.js';
import { TachePort } from '../../tache/tache.port.js';
import type { DispositifStocke } from '../persistence/contenu-dispositif.js';
import { RETOUR_PREVU, type LigneRetour } from '../persistence/contexte.sql.js';
import { DispositifsDepot } from '../persistence/dispositifs.depot.js';
import { SuitesDispositif } from '../suites-dispositif.js';

const NOM = 'dispositif.prevoir-visite-reprise';
const LA_PLATEFORME = 'La plateforme';

type Retour = LigneRetour & { readonly dossierId: string; readonly referentId: string; readonly repriseLe: string };

/**
 * Ouvre la visite de reprise dès qu'une date de reprise est écrite dans la fiche, et suit cette date tant que la visite n'est
 * pas demandée. Une seule par arrêt ; annulée ou abandonnée, elle ne revient pas d'elle-même pour la même date.
 */
@Injectable()
export class PrevoirVisiteReprise implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly registre: RegistreOutbox,
    private readonly depot: DispositifsDepot,
    private readonly suites: SuitesDispositif,
    private readonly taches: TachePort,
  ) {}

  onModuleInit(): void {
    this.registre.surEvenement(
      'categorie-ecrite',
      NOM,
      dansUneTransaction(this.unite, NOM, async (tx, { donnees }) => {
        const categorie = String(donnees['categorie']);
        if (categorie === 'arret' || categorie === 'emploi') await this.prevoir(tx, String(donnees['dossierId']));
      }),
    );
  }

  private async prevoir(tx: Transaction, dossierId: string): Promise<void> {
    const [ligne] = await tx.sql<LigneRetour>(RETOUR_PREVU, [dossierId]);
    if (!ligne || ligne.limite || ligne.referentId === null || ligne.repriseLe === null) return;
    if (!estDossierOuvert(ligne.etat as EtatDossier)) return;
    const retour = { ...ligne, dossierId, referentId: ligne.referentId, repriseLe: ligne.repriseLe };
    const tous = await this.depot.verrouiller(tx, dossierId);
    const contexte = await this.depot.contexte(tx, dossierId, tous, dateParis(tx.maintenant));
    if (!estVisiteRepriseDue({ ...contexte, ...retour }, contexte.aujourdhui)) return;
    const connue = tous.find((un) => estDeCetArret(un, contexte));
    if (!connue) return this.ouvrir(tx, retour, contexte);
    if (connue.etat === 'DUE' && connue.donnees.repriseLe !== retour.repriseLe)
      await this.deplacer(tx, retour, connue, contexte);
  }

  private async ouvrir(tx: Transaction, retour: Retour, contexte: ContexteDispositif): Promise<void> {
    const saisie = { repriseLe: retour.repriseLe };
    const ouvert = ouvrirDispositif('VISITE_REPRISE', { acteur: 'SYSTEME', saisie }, contexte);
    if (!ouvert.ok) throw new Error(ouvert.erreur.message);
    const dispositif = ouvert.valeur;
    const taches = await this.suites.apres(tx, SYSTEME, retour, { avant: null, dispositif, geste: null }, contexte);
    const gestes = [passe(tx, 'ouvrir', dispositif)];
    const { dossierId } = retour;
    const id = await this.depot.inserer(tx, dossierId, retour.referentId, { dispositif, gestes, taches }, contexte);
    await this.depot.tracer(tx, SYSTEME, { id, dossierId, transition: 'ouvrir', de: null, vers: dispositif.etat });
    journaliser(tx, 'dispositif.ouvrir', id, dossierId);
  }

  // L'échéance suit la date : la tâche d'avant laisse la place à une autre.
  private async deplacer(
    tx: Transaction,
    retour: Retour,
    connue: DispositifStocke,
    contexte: ContexteDispositif,
  ): Promise<void> {
    const saisie = { repriseLe: retour.repriseLe };
    const complete = completerDispositif(connue, { acteur: 'SYSTEME', saisie }, contexte);
    if (!complete.ok) throw new Error(complete.erreur.message);
    const dispositif = complete.valeur;
    for (const { id } of connue.taches) await this.taches.abandonnerCellesDe(tx, { tacheId: id });
    const avant = { ...connue, taches: [] };
    const taches = await this.suites.apres(tx, SYSTEME, retour, { avant, dispositif, geste: null }, contexte);
    await this.depot.modifier(
      tx,
      connue,
      { dispositif, gestes: [passe(tx, 'completer', dispositif)], taches },
      contexte,
    );
    journaliser(tx, 'dispositif.completer', connue.id, retour.dossierId);
  }
}

const estDeCetArret = ({ type, donnees }: DispositifStocke, { debutArretLe }: ContexteDispositif): boolean =>
  type === 'VISITE_REPRISE' &&
  (donnees.repriseLe === undefined || debutArretLe === null || donnees.repriseLe > debutArretLe);

const passe = (tx: Transaction, geste: string, { etat }: Dispositif) => ({
  geste,
  vers: etat,
  le: tx.maintenant.toISOString(),
  par: LA_PLATEFORME,
});

const journaliser = (tx: Transaction, action: string, id: string, dossierId: string): void =>
  tx.journaliser({ action, ressource: 'dispositif', ressourceId: id, dossierId, categories: ['dispositifs'] });
