import { Button } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import type { FournisseurConnexion } from '@pdp/domain';
import { adresseConnexion } from '../../platform/session/connexion';
import { aQui, ranger } from './connexion.vue';
import styles from './connexion.module.css';

type Props = {
  readonly elements: readonly FournisseurConnexion[];
  readonly retour: string | undefined;
  readonly invitation: string | null;
  readonly recente: 'oui' | undefined;
};

/** Services de connexion, par public ; en démonstration, ses comptes d'abord et les services simulés dessous. */
export function ChoixFournisseur({ elements, retour, invitation, recente }: Props) {
  const { principal, autres } = ranger(elements);
  const vers = (code: string | undefined) => adresseConnexion(retour, { fournisseur: code, invitation, recente });
  return (
    <>
      {(principal !== null || autres.length === 0) && (
        <Button
          component="a"
          href={vers(invitation === null ? undefined : principal?.code)}
          size="lg"
          fullWidth
          leftSection={<IconLogin2 size={20} aria-hidden="true" />}
        >
          Se connecter
        </Button>
      )}
      {autres.length > 0 && (
        <section className={styles['services']} aria-label="Services de connexion">
          {principal?.code === 'demo' && (
            <p className="fin">Ou comme en production, par un service national simulé&nbsp;:</p>
          )}
          <ul>
            {autres.map((fournisseur) => (
              <li key={fournisseur.code}>
                <a href={vers(fournisseur.code)}>
                  <b>{aQui(fournisseur)}</b>
                  <span>{fournisseur.libelle}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
