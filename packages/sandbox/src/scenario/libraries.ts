import type { Libraries } from './types';

/** What the teams install, as it grew over the years. */
export const SKLEARN_2024: Libraries = {
  flavor: 'sklearn',
  flavorVersion: '1.3.2',
  python: '3.9.18',
  requirements: [
    'mlflow==2.9.2',
    'cloudpickle==2.2.1',
    'numpy==1.24.4',
    'pandas==2.0.3',
    'scikit-learn==1.3.2',
    'scipy==1.11.4',
    'pyyaml==5.3.1',
  ],
};

export const SKLEARN: Libraries = {
  flavor: 'sklearn',
  flavorVersion: '1.5.2',
  python: '3.11.9',
  requirements: [
    'mlflow==3.1.4',
    'cloudpickle==3.1.0',
    'numpy==1.26.4',
    'pandas==2.2.3',
    'scikit-learn==1.5.2',
    'scipy==1.14.1',
  ],
};

export const XGBOOST: Libraries = {
  flavor: 'xgboost',
  flavorVersion: '2.1.3',
  python: '3.11.9',
  requirements: [
    'mlflow==3.4.0',
    'numpy==1.26.4',
    'pandas==2.2.3',
    'scikit-learn==1.5.2',
    'xgboost==2.1.3',
    'feature-engine~=1.8',
  ],
};

export const LIGHTGBM: Libraries = {
  flavor: 'lightgbm',
  flavorVersion: '4.5.0',
  python: '3.11.10',
  requirements: [
    'mlflow==3.4.0',
    'lightgbm==4.5.0',
    'numpy==2.1.3',
    'pandas==2.2.3',
    'category_encoders>=2.6,<3',
  ],
};

export const TORCH: Libraries = {
  flavor: 'pytorch',
  flavorVersion: '2.5.1',
  python: '3.11.10',
  requirements: [
    'mlflow==3.8.1',
    'torch==2.5.1',
    'torchvision==0.20.1',
    'numpy==2.1.3',
    'pillow==10.2.0',
    'opencv-python-headless==4.10.0.84',
  ],
  conda: ['conda-forge::cudatoolkit=12.4', 'ffmpeg=6.1.1'],
};

export const TRANSFORMERS: Libraries = {
  flavor: 'transformers',
  flavorVersion: '4.46.3',
  python: '3.12.7',
  requirements: [
    'mlflow==3.10.0',
    'transformers==4.46.3',
    'torch==2.5.1',
    'accelerate==1.1.1',
    'sentencepiece==0.2.0',
    'tokenizers==0.20.3',
  ],
};

export const TRANSFORMERS_2024: Libraries = {
  flavor: 'transformers',
  flavorVersion: '4.30.2',
  python: '3.10.13',
  requirements: [
    'mlflow==2.10.0',
    'transformers==4.30.2',
    'torch==2.0.1',
    'requests==2.28.1',
    'jinja2==3.1.2',
  ],
};

export const PROPHET: Libraries = {
  flavor: 'prophet',
  flavorVersion: '1.1.6',
  python: '3.11.9',
  requirements: [
    'mlflow==3.1.4',
    'prophet==1.1.6',
    'cmdstanpy==1.2.4',
    'pandas==2.2.3',
    'holidays==0.60',
  ],
};

export const LANGCHAIN: Libraries = {
  flavor: 'langchain',
  flavorVersion: '0.3.9',
  python: '3.12.7',
  requirements: [
    'mlflow[genai]==3.14.0',
    'langchain==0.3.9',
    'langchain-openai==0.2.10',
    'tiktoken==0.8.0',
    'pydantic>=2.9 ; python_version >= "3.9"',
  ],
};

export const PYFUNC: Libraries = {
  python: '3.11.9',
  requirements: [
    'mlflow==3.1.4',
    'pandas==2.2.3',
    'northwind-rules @ git+https://git.northwind.example/risk/rules.git@v4.2.0',
  ],
};
