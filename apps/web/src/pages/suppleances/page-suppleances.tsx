import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { AbsencesPlateforme } from '../../features/suppleance/absences-plateforme';
import { ListeSuppleances } from '../../features/suppleance/liste-suppleances';
import { CeQuIlRecoit, NouvelleSuppleance } from '../../features/suppleance/nouvelle-suppleance';
import { useSession } from '../../platform/session/session.requetes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';

/** Absences et suppléances : désigner qui me remplace, voir qui je remplace. */
export function PageSuppleances() {
  const { fonction } = useSession().habilitationActive;
  const [nouvelle, poserNouvelle] = useState(false);
  const administre = fonction === 'ADMINISTRATEUR';
  return (
    <Page>
      <EnTetePage
        titre="Absences et suppléances"
        sousTitre="Pendant une absence, un collègue de même fonction suit les dossiers. Tout se referme seul au retour."
        actions={
          !administre && (
            <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => poserNouvelle(true)}>
              Me faire suppléer
            </Button>
          )
        }
      />
      {administre ? (
        <AbsencesPlateforme />
      ) : (
        <Carte titre="Mes suppléances">
          <CeQuIlRecoit />
          <ListeSuppleances />
        </Carte>
      )}
      {nouvelle && <NouvelleSuppleance fermer={() => poserNouvelle(false)} />}
    </Page>
  );
}
