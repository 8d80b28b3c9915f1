import './platform/ui/theme/couches.css';
import '@fontsource-variable/atkinson-hyperlegible-next';
import '@mantine/core/styles.layer.css';
import './platform/ui/theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Application } from './application';
import { avancerLivret } from './navigation/avance-livret';

const racine = document.getElementById('racine');
if (!racine) throw new Error('Élément #racine absent de index.html');

avancerLivret(window.location.pathname);
createRoot(racine).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
