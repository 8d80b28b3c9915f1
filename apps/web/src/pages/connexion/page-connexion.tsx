import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { adresseConnexion } from '../../platform/session/connexion';
import { useTitrePage } from '../../platform/ui/accessibilite/titre-page';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import styles from './page-connexion.module.css';

const route = getRouteApi('/connexion');

/** Porte d'entrée : dit ce qu'est la plateforme et mène au fournisseur d'identité, sans perdre la page demandée. */
export function PageConnexion() {
  const { retour, fin, erreur } = route.useSearch();
  const titre = useTitrePage('Connexion');
  return (
    <main id="contenu" className={styles['page']} tabIndex={-1}>
      <div className={styles['carte']}>
        <p className={styles['marque']}>
          <i aria-hidden="true" />
          Plateforme PDP
        </p>
        <h1 ref={titre} tabIndex={-1}>
          Connexion
        </h1>
        {fin && <Bandeau couleur="vert">Vous êtes déconnecté. Vous pouvez fermer cette page.</Bandeau>}
        {erreur && (
          <Bandeau couleur="rouge" annonce>
            La connexion n’a pas abouti. Recommencez&nbsp;; si cela continue, prévenez votre administrateur.
          </Bandeau>
        )}
        <p>
          Un seul dossier, une revue en direct et un livret de suivi, pour aider les personnes en arrêt de travail à
          garder ou retrouver un emploi.
        </p>
        <Button
          component="a"
          href={adresseConnexion(retour)}
          size="lg"
          fullWidth
          leftSection={<IconLogin2 size={20} aria-hidden="true" />}
        >
          Se connecter
        </Button>
        <p className="fin">
          Chaque lecture d’un dossier est inscrite à son journal. Vos droits suivent votre fonction et l’accord de la
          personne.
        </p>
      </div>
    </main>
  );
}
