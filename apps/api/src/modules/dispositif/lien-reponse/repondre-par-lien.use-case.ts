import { Injectable } from '@nestjs/common';
import {
  LIBELLES_PARTIE,
  echec,
  erreurMetier,
  repondreParLien,
  succes,
  type DemandeOuverteVue,
  type ErreurMetier,
  type GesteFait,
  type OuvrirLienRequete,
  type RepondreParLienRequete,
  type ReponseEnregistree,
  type Resultat,
} from '@pdp/domain';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { categoriesLues } from '../acces-dispositif.js';
import { DispositifsDepot } from '../persistence/dispositifs.depot.js';
import { LiensDepot } from '../persistence/liens.depot.js';
import { enProbleme } from '../refus-dispositif.js';
import { SuitesDispositif } from '../suites-dispositif.js';
import { presenterDemande } from './demande-ouverte.presenter.js';
import { OuvertureDuLien, type DemandeOuverte } from './ouverture-du-lien.js';

/**
 * Ouvre une demande par son lien et reçoit sa réponse, sans compte. Lien faux, échu, déjà servi, retiré, code faux, dossier fermé ou
 * gelé, réponse arrivée autrement : un seul et même refus. Un essai raté reste compté, même si tout le reste s'annule.
 */
@Injectable()
export class RepondreParLien {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: DispositifsDepot,
    private readonly liens: LiensDepot,
    private readonly suites: SuitesDispositif,
    private readonly ouverture: OuvertureDuLien,
  ) {}

  async ouvrir(requete: OuvrirLienRequete): Promise<Resultat<DemandeOuverteVue, ErreurMetier>> {
    const lue = await this.unite.executer<DemandeOuverteVue | null, ErreurMetier>(SYSTEME, async (tx) => {
      const ouverte = await this.ouverture.trouver(tx, requete);
      if (ouverte === null) return succes(null);
      this.journaliser(tx, ouverte, 'dispositif.lienOuvrir');
      return succes(presenterDemande(ouverte));
    });
    return lue.ok && lue.valeur === null ? echec(lienNeutre()) : (lue as Resultat<DemandeOuverteVue, ErreurMetier>);
  }

  async repondre(requete: RepondreParLienRequete): Promise<Resultat<ReponseEnregistree, ErreurMetier>> {
    const recue = await this.unite.executer<ReponseEnregistree | null, ErreurMetier>(SYSTEME, async (tx) => {
      const ouverte = await this.ouverture.trouver(tx, requete);
      if (ouverte === null) return succes(null);
      const { lien, dispositif, contexte } = ouverte;
      const signataire = requete.signataire.trim();
      if (signataire === '') return echec(auChamp('signataire', 'CHAMP_OBLIGATOIRE', 'Écrivez votre nom.'));
      if (requete.signeLe > contexte.aujourdhui)
        return echec(auChamp('signeLe', 'DATE_FUTURE', 'Cette date est dans le futur.'));
      const motif = requete.motif?.trim() || undefined;
      const reponse = { partie: lien.partie, reponse: requete.reponse, signataire, signeLe: requete.signeLe, motif };
      const fait = repondreParLien(dispositif, reponse, contexte);
      if (!fait.ok) return echec(enProbleme(fait.erreur));
      await this.liens.clore(tx, lien.id, 'REPONDU');
      await this.ecrire(tx, ouverte, { fait: fait.valeur, signataire });
      return succes({ reponse: requete.reponse, enregistreeLe: tx.maintenant.toISOString() });
    });
    return recue.ok && recue.valeur === null
      ? echec(lienNeutre())
      : (recue as Resultat<ReponseEnregistree, ErreurMetier>);
  }

  private async ecrire(
    tx: Transaction,
    ouverte: DemandeOuverte,
    { fait, signataire }: { readonly fait: GesteFait; readonly signataire: string },
  ): Promise<void> {
    const { lien, dispositif: avant, personne, contexte } = ouverte;
    const { id, dossierId } = avant;
    const { dispositif, gestes } = fait;
    const [geste = ''] = gestes;
    const concerne = { dossierId, plateformeId: personne.plateformeId };
    const changement = { avant, dispositif, geste: gestes.at(-1) ?? null };
    const taches = await this.suites.apres(tx, SYSTEME, concerne, changement, contexte);
    const par = `${signataire}, ${LIBELLES_PARTIE[lien.partie].toLocaleLowerCase('fr')}, par lien créé par ${lien.createur}`;
    const passe = { geste, vers: dispositif.etat, le: tx.maintenant.toISOString(), par };
    await this.depot.modifier(tx, avant, { dispositif, gestes: [passe], taches }, contexte);
    await this.depot.tracer(tx, SYSTEME, { id, dossierId, transition: geste, de: avant.etat, vers: dispositif.etat });
    this.journaliser(tx, ouverte, 'dispositif.lienRepondre');
    await this.ouverture.prevenir(tx, lien);
  }

  private journaliser(tx: Transaction, { dispositif }: DemandeOuverte, action: string): void {
    const { id: ressourceId, dossierId } = dispositif;
    tx.journaliser({
      action,
      ressource: 'dispositif',
      ressourceId,
      dossierId,
      categories: categoriesLues([dispositif]),
    });
  }
}

/** Le même refus pour tout ce qui n'ouvre rien. */
const lienNeutre = (): ErreurMetier =>
  erreurMetier(
    'introuvable',
    'Ce lien ou ce code n’ouvre aucune demande. Vérifiez le code reçu par téléphone, ou demandez un nouveau lien à la personne qui vous a écrit.',
  );

const auChamp = (chemin: string, code: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code, message }] });
