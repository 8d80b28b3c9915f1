import { Injectable } from '@nestjs/common';
import {
  LIBELLES_PARTIE_LIVRET,
  dateParis,
  echeanceDemande,
  echec,
  erreurMetier,
  succes,
  type CanalDemandeDroit,
  type DemandeDeposee,
  type DeposerDemandeRequete,
  type ErreurMetier,
  type Resultat,
  type SaisirDemandeRequete,
} from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { MonDossierPort } from '../../livret/mon-dossier.port.js';
import { DemandeDroitDepot } from '../persistence/demande-droit.depot.js';
import { champFautif, lireTexteDemande } from '../textes-demande.js';
import { EffetsDepot } from './effets-depot.js';

/** La personne exerce un droit, ou un agent l'écrit sur sa parole. Possible même dossier clos ou gelé. */
@Injectable()
export class DeposerDemande {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly mien: MonDossierPort,
    private readonly faits: FaitsService,
    private readonly depot: DemandeDroitDepot,
    private readonly effets: EffetsDepot,
  ) {}

  parLaPersonne(
    acteur: Acteur,
    dossierId: string | undefined,
    requete: DeposerDemandeRequete,
  ): Promise<Resultat<DemandeDeposee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const ouvert = await this.mien.ouvrir(acteur, dossierId, tx);
      return ouvert.ok ? this.deposer(tx, acteur, ouvert.valeur.faits, { ...requete, canal: 'LIVRET' }) : ouvert;
    });
  }

  parUnAgent(
    acteur: Acteur,
    dossierId: string,
    requete: SaisirDemandeRequete,
  ): Promise<Resultat<DemandeDeposee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      // La trace dit vrai : seule la personne dépose depuis le livret.
      if (requete.canal === 'LIVRET')
        return echec(champFautif('canal', 'reserve', 'Dites comment la personne vous l’a demandé.'));
      return this.deposer(tx, acteur, faits, requete);
    });
  }

  private async deposer(
    tx: Transaction,
    acteur: Acteur,
    faits: FaitsDossier,
    { type, detail, objet = null, canal }: DepotRecu,
  ): Promise<Resultat<DemandeDeposee, ErreurMetier>> {
    const texte = lireTexteDemande('detail', detail);
    if (!texte.ok) return texte;
    if (type === 'RECTIFICATION' && texte.valeur === null)
      return echec(champFautif('detail', 'obligatoire', 'Dites ce qui n’est pas exact.'));
    if (objet !== null && type !== 'RECTIFICATION')
      return echec(champFautif('objet', 'reserve', 'Seule une correction porte sur une partie du livret.'));
    const { dossierId, plateformeId } = faits;
    const demande = {
      id: tx.nouvelId(),
      plateformeId,
      dossierId,
      type,
      canal,
      objet,
      deposeePar: acteur.utilisateurId,
    };
    if (!(await this.depot.inserer(tx, demande))) return echec(dejaOuverte());
    await this.depot.tracer(tx, acteur, {
      demandeId: demande.id,
      transition: 'deposer',
      texte: objet === null ? texte.valeur : `«\u00a0${LIBELLES_PARTIE_LIVRET[objet]}\u00a0»\u00a0: ${texte.valeur}`,
      motif: null,
    });
    tx.journaliser({
      action: canal === 'LIVRET' ? 'droit.demander' : 'droit.saisir',
      ressource: 'demande_droit',
      ressourceId: demande.id,
      dossierId,
    });
    const refus = await this.effets.appliquer(tx, acteur, faits, demande);
    if (refus) return echec(refus);
    return succes({
      id: demande.id,
      version: 1,
      etat: 'DEPOSEE',
      echeance: echeanceDemande(dateParis(tx.maintenant)),
    });
  }
}

type DepotRecu = Omit<DeposerDemandeRequete, 'objet'> & {
  readonly objet?: DeposerDemandeRequete['objet'] | null;
  readonly canal: CanalDemandeDroit;
};

const dejaOuverte = (): ErreurMetier =>
  erreurMetier('conflit', 'Une demande de ce type est déjà en cours : sa réponse arrivera ici.');
