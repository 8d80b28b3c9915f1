import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ChoixFournisseur } from '../../features/connexion/choix-fournisseur';
import { CodeInvitation } from '../../features/connexion/code-invitation';
import { optionsFournisseurs } from '../../features/connexion/connexion.requetes';
import { pourAssure, refusDe } from '../../features/connexion/connexion.vue';
import { useTitrePage } from '../../platform/ui/accessibilite/titre-page';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import styles from './page-connexion.module.css';

const route = getRouteApi('/connexion');

/** Porte d'entrée : dit ce qu'est la plateforme, propose les services de connexion, et dit pourquoi un compte n'entre pas. */
export function PageConnexion() {
  const { retour, fin, erreur, code, recente } = route.useSearch();
  const avecCode = code === 'true';
  const nom = avecCode ? 'Ouvrir mon livret' : 'Connexion';
  const titre = useTitrePage(nom);
  const fournisseurs = useQuery(optionsFournisseurs);
  const [invitation, poserInvitation] = useState<string | null>(null);
  const services = fournisseurs.data?.elements ?? [];
  const refus = refusDe(erreur);
  const sansCompte = erreur === 'inconnu' || erreur === 'invitation';
  return (
    <main id="contenu" className={styles['page']} tabIndex={-1}>
      <div className={styles['carte']}>
        <p className={styles['marque']}>
          <i aria-hidden="true" />
          Plateforme PDP
        </p>
        <h1 ref={titre} tabIndex={-1}>
          {nom}
        </h1>
        {fin && <Bandeau couleur="vert">Vous êtes déconnecté. Vous pouvez fermer cette page.</Bandeau>}
        {recente && <Bandeau couleur="bleu">Pour prendre ce fichier, connectez-vous de nouveau.</Bandeau>}
        {refus && (
          <Bandeau couleur="rouge" annonce>
            <b>{refus.titre}.</b> {refus.phrase}
          </Bandeau>
        )}
        <p>
          Un seul dossier, une revue en direct et un livret de suivi, pour aider les personnes en arrêt de travail à
          garder ou retrouver un emploi.
        </p>
        {avecCode && <CodeInvitation surCode={poserInvitation} ouvert />}
        {/* Sans la liste, le bouton mène quand même au service par défaut. */}
        {!fournisseurs.isPending && (
          <ChoixFournisseur
            elements={avecCode ? pourAssure(services) : services}
            retour={retour}
            invitation={invitation}
            recente={recente}
          />
        )}
        {!avecCode && <CodeInvitation surCode={poserInvitation} ouvert={sansCompte} />}
        <p className="fin">
          Chaque lecture d’un dossier est inscrite à son journal. Vos droits suivent votre fonction et l’accord de la
          personne.
        </p>
      </div>
    </main>
  );
}
