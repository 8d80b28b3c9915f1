import { Injectable } from '@nestjs/common';
import {
  JOURS_DU_LIEN,
  dateParis,
  demandesParLien,
  echec,
  erreurMetier,
  estDossierOuvert,
  repondreParLien,
  succes,
  type ContexteDispositif,
  type CreerLienRequete,
  type ErreurMetier,
  type EtatDossier,
  type LienCree,
  type Resultat,
} from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { categoriesLues, gestesDe, litDispositif } from '../acces-dispositif.js';
import type { DispositifStocke } from '../persistence/contenu-dispositif.js';
import { DispositifsDepot } from '../persistence/dispositifs.depot.js';
import { LiensDepot } from '../persistence/liens.depot.js';
import { enProbleme } from '../refus-dispositif.js';
import { empreinteDuCode, empreinteDuLien, nouveauxSecrets, type SecretsDuLien } from './secrets-du-lien.js';

const JOUR_MS = 86_400_000;

/** Donne un lien à usage unique pour une réponse attendue ; le précédent de la même demande cesse de valoir. */
@Injectable()
export class CreerLien {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: DispositifsDepot,
    private readonly liens: LiensDepot,
    private readonly coffre: Coffre,
  ) {}

  async executer(acteur: Acteur, id: string, requete: CreerLienRequete): Promise<Resultat<LienCree, ErreurMetier>> {
    // Hors du résultat de la transaction : une clé d'idempotence les garderait vingt-quatre heures en base.
    let secrets: SecretsDuLien | null = null;
    type Trace = Pick<LienCree, 'id' | 'expireLe'>;
    const fait = await this.unite.executer<Trace, ErreurMetier>(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      const faits = dossierId === null ? null : await this.faits.charger(acteur, dossierId, tx);
      if (!faits || dossierId === null) return echec(introuvable());
      const tous = await this.depot.verrouiller(tx, dossierId);
      const dispositif = tous.find((un) => un.id === id);
      if (!dispositif || !litDispositif(acteur, faits, dispositif)) return echec(introuvable());
      if (gestesDe(acteur, faits, dispositif).length === 0 || !estDossierOuvert(faits.etat as EtatDossier))
        return echec(accesRefuse());
      const autres = tous.filter((un) => un !== dispositif);
      const contexte = await this.depot.contexte(tx, dossierId, autres, dateParis(tx.maintenant));
      const refus = refusDeDemande(dispositif, requete, contexte);
      if (refus) return echec(refus);
      secrets = nouveauxSecrets();
      return succes(await this.ecrire(tx, acteur, { dispositif, requete, secrets }));
    });
    if (!fait.ok) return fait;
    // TypeScript ne suit pas l'affectation faite dans la transaction.
    const donnes = secrets as SecretsDuLien | null;
    return succes({
      ...fait.valeur,
      jeton: donnes?.jeton ?? null,
      codeLettre: donnes?.codeLettre ?? null,
      codeTelephone: donnes?.codeTelephone ?? null,
    });
  }

  private async ecrire(
    tx: Transaction,
    acteur: Acteur,
    {
      dispositif,
      requete,
      secrets,
    }: { dispositif: DispositifStocke; requete: CreerLienRequete; secrets: SecretsDuLien },
  ): Promise<Pick<LienCree, 'id' | 'expireLe'>> {
    const id = tx.nouvelId();
    const expireLe = new Date(tx.maintenant.getTime() + JOURS_DU_LIEN * JOUR_MS);
    await this.liens.remplacer(tx, {
      id,
      dossierId: dispositif.dossierId,
      dispositifId: dispositif.id,
      partie: requete.partie,
      empreinteLien: empreinteDuLien(secrets.jeton),
      empreinteLettre: empreinteDuLien(secrets.codeLettre),
      empreinteCode: empreinteDuCode(this.coffre, id, secrets.codeTelephone),
      accordAssureLe: requete.accordAssureLe,
      expireLe,
      creePar: acteur.utilisateurId,
    });
    tx.journaliser({
      action: 'dispositif.lienCreer',
      ressource: 'dispositif',
      ressourceId: dispositif.id,
      dossierId: dispositif.dossierId,
      categories: categoriesLues([dispositif]),
    });
    return { id, expireLe: expireLe.toISOString() };
  }
}

// La réponse serait refusée par la machine ? Mieux vaut le savoir avant d'interroger quelqu'un.
const refusDeDemande = (
  dispositif: DispositifStocke,
  { partie, accordAssureLe }: CreerLienRequete,
  contexte: ContexteDispositif,
): ErreurMetier | null => {
  if (accordAssureLe > contexte.aujourdhui)
    return auChamp('accordAssureLe', 'DATE_FUTURE', 'Cette date est dans le futur.');
  if (!demandesParLien(dispositif, contexte).includes(partie))
    return auChamp('partie', 'REPONSE_NON_ATTENDUE', 'Aucune réponse n’est attendue de ce côté.');
  const essai = repondreParLien(
    dispositif,
    { partie, reponse: 'FAVORABLE', signataire: '', signeLe: contexte.aujourdhui },
    contexte,
  );
  return essai.ok ? null : enProbleme(essai.erreur);
};

const auChamp = (chemin: string, code: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code, message }] });
